internal import Commands
internal import Glibc
internal import Studio

@main
struct Main {
    static func main() async {
        exit(await runClipws(arguments: Array(CommandLine.arguments.dropFirst()), studio: LibAVStudio()))
    }
}
