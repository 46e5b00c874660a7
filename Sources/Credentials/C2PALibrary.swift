internal import Files
internal import Glibc

/// The C2PA project's own library, `libc2pa_c.so`, where it is installed. It reads and validates credentials of all makers,
/// those inside of takes too. Nothing else of the program needs it.
///
/// Looked for as the environment variable `CLIPWS_C2PA_LIBRARY` says, else by the system's loader. Its functions are looked
/// up by name, since it comes without a header; the types are those of its source (c2pa_c_ffi). Once loaded it stays.
package struct C2PALibrary {
    /// The variable that names the library's file.
    package static let variable = "CLIPWS_C2PA_LIBRARY"

    private typealias Version = @convention(c) () -> UnsafeMutablePointer<CChar>?
    private typealias FreeString = @convention(c) (UnsafeMutablePointer<CChar>?) -> Void
    private typealias Read = @convention(c) (UnsafeMutableRawPointer?, UnsafeMutablePointer<UInt8>?, Int) -> Int
    private typealias Seek = @convention(c) (UnsafeMutableRawPointer?, Int, Int32) -> Int
    private typealias Write = @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, Int) -> Int
    private typealias Flush = @convention(c) (UnsafeMutableRawPointer?) -> Int
    private typealias CreateStream =
        @convention(c) (UnsafeMutableRawPointer?, Read, Seek, Write, Flush) -> OpaquePointer?
    private typealias Release = @convention(c) (OpaquePointer?) -> Void
    private typealias ReadStream = @convention(c) (UnsafePointer<CChar>?, OpaquePointer?) -> OpaquePointer?
    private typealias ReadBeside =
        @convention(c) (UnsafePointer<CChar>?, OpaquePointer?, UnsafePointer<UInt8>?, Int) -> OpaquePointer?
    private typealias JSONText = @convention(c) (OpaquePointer?) -> UnsafeMutablePointer<CChar>?

    private let handle: UnsafeMutableRawPointer

    package init(environment: [String: String]) throws(CredentialFault) {
        let names = environment[Self.variable].map { [$0] } ?? ["libc2pa_c.so"]
        for name in names {
            if let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) {
                self.handle = handle
                return
            }
        }
        throw .noLibrary(tried: names)
    }

    /// The library's name and version, as it says them.
    package func version() throws(CredentialFault) -> String {
        try take(function("c2pa_version", as: Version.self)())
    }

    /// What the library says of the credential in the file `path`, or of the one in `sidecar`: its JSON text.
    package func report(on path: String, format: String, sidecar: [UInt8]?) throws(CredentialFault) -> String {
        let descriptor = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
        defer { descriptor.deallocate() }
        descriptor.initialize(to: open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK))
        guard descriptor.pointee >= 0 else { throw .file(FileFault("read", path, code: errno)) }
        defer { close(descriptor.pointee) }
        let create = try function("c2pa_create_stream", as: CreateStream.self)
        let release = try function("c2pa_release_stream", as: Release.self)
        let stream = create(descriptor, readBlock, seek, refuseWrite, flush)
        defer { release(stream) }
        let reader = try sidecar == nil ? read(stream, format) : read(stream, format, beside: sidecar ?? [])
        guard let reader else {
            let message = try lastError()
            throw message.hasPrefix("ManifestNotFound") ? .noCredential(path: path) : .c2pa(message)
        }
        defer { (try? function("c2pa_reader_free", as: Release.self))?(reader) }
        return try take(function("c2pa_reader_json", as: JSONText.self)(reader))
    }

    private func read(_ stream: OpaquePointer?, _ format: String) throws(CredentialFault) -> OpaquePointer? {
        try function("c2pa_reader_from_stream", as: ReadStream.self)(format, stream)
    }

    private func read(
        _ stream: OpaquePointer?, _ format: String, beside store: [UInt8]
    ) throws(CredentialFault) -> OpaquePointer? {
        let name = "c2pa_reader_from_manifest_data_and_stream"
        return try function(name, as: ReadBeside.self)(format, stream, store, store.count)
    }

    private func lastError() throws(CredentialFault) -> String {
        try take(function("c2pa_error", as: Version.self)())
    }

    /// The text, whose memory the library gets back.
    private func take(_ text: UnsafeMutablePointer<CChar>?) throws(CredentialFault) -> String {
        guard let text else { throw .c2pa("no answer") }
        defer { (try? function("c2pa_string_free", as: FreeString.self))?(text) }
        return String(cString: text)
    }

    private func function<Function>(_ name: String, as type: Function.Type) throws(CredentialFault) -> Function {
        guard let address = dlsym(handle, name) else { throw .c2pa("it has no function `\(name)`") }
        return unsafeBitCast(address, to: type)
    }
}

// The library's view of an open file: its context is the address of the descriptor.

private func readBlock(_ context: UnsafeMutableRawPointer?, _ to: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
    read(context!.load(as: Int32.self), to, count)
}

/// The modes are those of `lseek`: from the beginning, from here, from the end.
private func seek(_ context: UnsafeMutableRawPointer?, _ offset: Int, _ mode: Int32) -> Int {
    Int(lseek(context!.load(as: Int32.self), off_t(offset), mode))
}

private func refuseWrite(_ context: UnsafeMutableRawPointer?, _ from: UnsafePointer<UInt8>?, _ count: Int) -> Int { -1 }
private func flush(_ context: UnsafeMutableRawPointer?) -> Int { 0 }
