internal import Synchronization
internal import Workspace

/// What needs libav and the engines, as the program's entry point brings it: the commands link none of it.
enum Studio {
    private static let installed = Mutex<(any StudioServices)?>(nil)

    static func install(_ services: any StudioServices) { installed.withLock { $0 = services } }

    static var services: any StudioServices {
        guard let services = installed.withLock({ $0 }) else {
            preconditionFailure("installed before any command runs")
        }
        return services
    }
}
