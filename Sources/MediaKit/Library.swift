internal import CLibAV
internal import Files
internal import LateLibraries

// libav objects, who frees them, and what they may outlive:
//   AVFrame, AVPacket      Frame, Packet (deinit)    their buffers are counted by reference, so anything
//   AVFormatContext (in)   InputFile                 its streams belong to it
//   AVFormatContext (out)  OutputFile                its streams belong to it
//   AVCodecContext         StreamDecoder, encoders   nothing
//   SwsContext, SwrContext PictureFitter, Resampler  nothing
// Each object is used by one thread at a time; none leaves this module.

/// Sends libav's log nowhere but to the line that ``LibraryError`` carries. Done once per process.
private let listening: Void = cav_listen()

package enum MediaLibrary {
    /// Loads libav, which takes tens of milliseconds, ahead of its first use. Any thread.
    package static func load() {
        late_libraries_load_libav()
        prepareLibrary()
    }
}

/// Makes libav quiet and forgets the error line of earlier work on this thread. Every entry point calls it.
func prepareLibrary() {
    _ = listening
    cav_error_line().pointee = 0
}

extension LibraryError {
    init(_ call: String, _ code: Int32) {
        self.call = call
        self.code = code
        reason = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 128) { buffer in
            buffer.initialize(repeating: 0)
            av_strerror(code, buffer.baseAddress, buffer.count)
            return buffer.baseAddress.map { String(cString: $0) } ?? ""
        }
        line = String(cString: cav_error_line()).trimmed
        cav_error_line().pointee = 0
    }
}

/// Passes on a result that isn't negative; throws `fault` of anything else.
@discardableResult
func check(_ code: Int32, _ call: String, _ fault: (LibraryError) -> MediaFault) throws(MediaFault) -> Int32 {
    if code >= 0 { return code }
    throw fault(LibraryError(call, code))
}

/// ``check(_:_:_:)`` for encoding, scaling and resampling.
@discardableResult
func checkCodec(_ code: Int32, _ call: String) throws(MediaFault) -> Int32 {
    try check(code, call) { .codec($0) }
}

/// Takes a pointer that libav allocated; `nil` means that memory ran out.
func allocated<T>(_ pointer: T?, _ call: String) throws(MediaFault) -> T {
    guard let pointer else { throw .codec(LibraryError(call, cav_no_memory)) }
    return pointer
}

/// The fault of a write to `path`: the file system's own where the code is an `errno`.
func writeFault(_ path: String, _ error: LibraryError) -> MediaFault {
    (-200..<0).contains(error.code)
        ? .file(FileFault("write", path, code: -error.code)) : .writing(path: path, error)
}

extension String {
    fileprivate var trimmed: String {
        var rest = Substring(self)
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return String(rest)
    }
}

/// Options for one libav call.
struct Options: ~Copyable {
    private(set) var raw: OpaquePointer?

    init(_ entries: KeyValuePairs<String, String>) {
        for (key, value) in entries { av_dict_set(&raw, key, value, 0) }
    }

    mutating func with<R>(_ body: (UnsafeMutablePointer<OpaquePointer?>) throws(MediaFault) -> R) throws(MediaFault)
        -> R
    {
        try body(&raw)
    }

    deinit {
        var raw = raw
        av_dict_free(&raw)
    }
}

/// Reads a libav dictionary; keys in lower case, values that aren't UTF-8 repaired.
func entries(of dictionary: OpaquePointer?) -> [String: String] {
    var found: [String: String] = [:]
    var entry = av_dict_get(dictionary, "", nil, AV_DICT_IGNORE_SUFFIX)
    while let current = entry, found.count < 256 {
        found[String(cString: current.pointee.key).lowercased()] = String(cString: current.pointee.value)
        entry = av_dict_get(dictionary, "", current, AV_DICT_IGNORE_SUFFIX)
    }
    return found
}
