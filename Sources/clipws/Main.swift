internal import Commands
internal import Glibc

@main
struct Main {
    static func main() { exit(runClipws(arguments: Array(CommandLine.arguments.dropFirst()), studio: nil)) }
}
