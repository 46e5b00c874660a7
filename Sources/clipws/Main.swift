internal import CPlatform
internal import Commands
internal import Glibc
internal import Studio

@main
struct Main {
    static func main() {
        cplatform_keep_memory()
        let status = runClipws(arguments: Array(CommandLine.arguments.dropFirst()), studio: LibAVStudio())
        fflush(nil)
        // A library may be loading on another thread still; what exit calls would meet it half made.
        _exit(status)
    }
}
