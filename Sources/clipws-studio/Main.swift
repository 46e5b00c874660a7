internal import Commands
internal import Glibc
internal import Studio

@main
struct Main {
    static func main() {
        exit(runClipws(arguments: Array(CommandLine.arguments.dropFirst()), studio: LibAVStudio()))
    }
}
