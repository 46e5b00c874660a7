internal import ClipModel
internal import Credentials
internal import Files
internal import Glibc

// sign-film CERTIFICATE KEY FILM OUTPUT: signs a film and prints the most memory that this took, in KiB, and the
// processor's time, in seconds.
let arguments = CommandLine.arguments
let identity = try SigningIdentity(certificate: arguments[1], key: arguments[2])
let take = CredentialInput.Take(
    id: "0123456789abcdef", title: "opening/01234567.mp4", digest: ContentDigest(of: "take"), origin: .algorithm,
    engine: "previz")
let input = CredentialInput(
    title: "film.mp4", name: "Film", instance: "00000000-0000-4000-8000-000000000000", program: "0.1.0", made: 0,
    takes: [take], cuts: [.init(scene: "opening", take: 0, start: Rational(0), end: Rational(5))])
try FilmSigner(identity).embed(input, film: arguments[3], output: arguments[4])
var usage = rusage()
getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
let times = [usage.ru_utime, usage.ru_stime]
print(try peakMemory(), times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 })

/// The peak of this program alone. `ru_maxrss` would also count the process that started it: the kernel keeps that one's
/// memory as a first maximum across `exec`.
func peakMemory() throws -> Int {
    let status = String(decoding: try Files.read("/proc/self/status", limit: 64 * 1024), as: UTF8.self)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    guard let size = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) }) else {
        fatalError("no VmHWM in /proc/self/status")
    }
    return size
}
