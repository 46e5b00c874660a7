internal import ArgumentParser
internal import FoundationEssentials
internal import Glibc
internal import Synchronization
internal import Workspace

/// The services that need libav, where this process has them.
enum Studio {
    private static let installed = Mutex<(any StudioServices)?>(nil)

    static func install(_ services: (any StudioServices)?) { installed.withLock { $0 = services } }

    /// The services. In the front program, which doesn't link them, replaces the process by `clipws-studio` with the same
    /// arguments, as git does with its helpers; the caller never sees that happen.
    static func require() throws -> any StudioServices {
        if let services = installed.withLock({ $0 }) { return services }
        replaceProcess()
        throw CommandFailure(
            "can't start `clipws-studio`, which draws, encodes and joins",
            causes: ["looked for \(places().map { "`\($0)`" }.joined(separator: " and "))"],
            hint: "install again with `make install`: both programs belong together")
    }

    /// Hands a command over whose every use needs the services, before its arguments are read a first time.
    static func handOver(_ arguments: [String]) {
        let always: [any ParsableCommand.Type] = [RenderCommand.self, TakeCommand.self, FilmCommand.self]
        guard let word = arguments.first, installed.withLock({ $0 == nil }),
            always.contains(where: { $0.configuration.commandName == word })
        else { return }
        replaceProcess()
    }

    /// Returns only if there is no `clipws-studio`.
    private static func replaceProcess() {
        for path in places() where access(path, X_OK) == 0 {
            let arguments = [path] + CommandLine.arguments.dropFirst()
            var pointers = arguments.map { strdup($0) } + [nil]
            execv(path, &pointers)
        }
    }

    /// Beside this program, or in `libexec` of the prefix it is installed under.
    private static func places() -> [String] {
        guard let own = realpath("/proc/self/exe", nil) else { return [] }
        defer { free(own) }
        let directory = String(cString: own).split(separator: "/").dropLast().map { "/" + $0 }.joined()
        return [directory + "/clipws-studio", directory + "/../libexec/clipws/clipws-studio"]
    }
}
