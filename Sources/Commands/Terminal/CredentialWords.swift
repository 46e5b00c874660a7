internal import Credentials

/// The words for what can go wrong with credentials. What is in a key's file never stands in them.
func words(_ fault: CredentialFault) -> CommandFailure {
    switch fault {
    case .layout(let path, let reason): CommandFailure("can't sign `\(path)`: \(reason)", hint: filmHint)
    case .tooLarge(let path):
        CommandFailure(
            "can't put a credential into `\(path)`: its index has no room for larger offsets",
            hint: "`--credentials --sidecar` writes it beside the film")
    case .alreadySigned(let path): CommandFailure("`\(path)` holds a credential already", hint: filmHint)
    case .identity(let path, let reason):
        CommandFailure("can't sign with `\(path)`: \(reason)", hint: "docs/formats-credentials.md says what is needed")
    case .noIdentity(let path):
        CommandFailure(
            "nothing to sign with: `\(path)` isn't there",
            hint: "name yours with --certificate and --key, or try it out: `clipws credentials new-test-certificate`")
    case .expired(let path, let until):
        CommandFailure(
            "the certificate in `\(path)` was valid until \(until)",
            hint: "ask its issuer for a new one; for a test certificate, remove the old files and make new ones")
    case .keyInProject(let path):
        CommandFailure(
            "the key `\(path)` would lie inside a project, from where it could be committed",
            hint: "keep keys outside of projects")
    case .exists(let path):
        CommandFailure("there is a key already: `\(path)`", hint: "remove it first if nothing is to be signed with it")
    case .crypto(let action): CommandFailure("libcrypto can't \(action)")
    case .noLibrary(let tried):
        CommandFailure(
            "reading credentials of any maker takes the C2PA library, which isn't installed",
            causes: ["looked for \(tried.map { "`\($0)`" }.joined(separator: ", "))"],
            hint: "install it (it is in the Python package c2pa-python) and name its file in \(C2PALibrary.variable); "
                + "`clipws credentials check` does without")
    case .noCredential(let path): CommandFailure("`\(path)` holds no credential, and there is none beside it")
    case .c2pa(let message): CommandFailure("the C2PA library says: \(message)")
    case .file(let fault): words(fault)
    }
}

private let filmHint = "make the film anew with `clipws film --credentials`"
