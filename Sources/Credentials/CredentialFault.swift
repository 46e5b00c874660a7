package import Files

/// What kept a credential from being made or read. Facts only; `Commands` finds the words and the remedy.
package enum CredentialFault: Error, Sendable {
    /// The film isn't laid out as the writer can sign it: why, in a few words.
    case layout(path: String, String)
    /// Chunk offsets of 32 bits would overflow when the credential is put in front of the media.
    case tooLarge(path: String)
    case alreadySigned(path: String)
    /// The key or the certificate can't sign a credential: which file, and why in a few words. Never what is in it.
    case identity(path: String, String)
    /// A file of the key or the certificate isn't there.
    case noIdentity(path: String)
    /// The certificate's time is over or hasn't begun.
    case expired(path: String, until: String)
    /// The key lies inside the project, from where it could be committed.
    case keyInProject(path: String)
    case exists(path: String)
    /// libcrypto refused: the action.
    case crypto(String)
    /// The C2PA library isn't there: the names that were tried.
    case noLibrary(tried: [String])
    /// The C2PA library finds no credential in the file.
    case noCredential(path: String)
    /// The C2PA library said this.
    case c2pa(String)
    case file(FileFault)
}
