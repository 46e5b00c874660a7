internal import ClipModel
internal import Credentials
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
print(usage.ru_maxrss, times.reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 })
