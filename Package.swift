// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

// Tests digest gigabytes and draw thousands of frames; unoptimised C would take most of their time.
let loops: [CSetting] = [.unsafeFlags(["-O2"], .when(configuration: .debug))]

// Drawings are long lists of shapes that run once a frame, and pixels are made in C: inlining them gains no speed and
// costs minutes of the optimiser's time.
let drawings: [SwiftSetting] = [.unsafeFlags(["-Osize"], .when(configuration: .release))]

let package = Package(
    name: "clipws",
    products: [
        .executable(name: "clipws", targets: ["clipws"])
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // C libraries of the system: module maps and header-only shims, each imported by one wrapper.
        .systemLibrary(name: "CGit2", providers: [.apt(["libgit2-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(
            name: "CLibAV",
            providers: [.apt(["libavformat-dev", "libavcodec-dev", "libswscale-dev", "libswresample-dev"])]),
        .systemLibrary(name: "CCrypto", providers: [.apt(["libssl-dev"])]),

        // Our own C: calls that Swift can't reach, SHA-256, and the loops that make pixels.
        .target(name: "CPlatform", cSettings: loops),
        // The functions of libgit2, of FFmpeg's libraries and of libcrypto, loaded with the first call of one.
        .target(
            name: "LateLibraries", exclude: ["git2.h", "libav.h", "crypto.h"], linkerSettings: [.linkedLibrary("dl")]),
        .target(name: "PrevizKernels", cSettings: loops),
        // FreeType's headers lie in a folder of their own; the library is loaded when a font is opened.
        .target(name: "Lettering", cSettings: loops + [.unsafeFlags(["-I/usr/include/freetype2"])]),

        // Values: no I/O.
        .target(name: "ClipModel", dependencies: ["CPlatform"], swiftSettings: strict),

        // Wrappers: one outside thing each.
        .target(name: "Files", dependencies: ["CPlatform", "ClipModel"], swiftSettings: strict),
        .target(
            name: "Document", dependencies: ["ClipModel", "Files", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict),
        .target(name: "ObjectStore", dependencies: ["ClipModel", "Files"], swiftSettings: strict),
        .target(name: "IndexStore", dependencies: ["ClipModel", "Files", "CSQLite"], swiftSettings: strict),
        .target(
            name: "GitStore", dependencies: ["ClipModel", "Files", "CGit2", "CPlatform", "LateLibraries"],
            swiftSettings: strict),
        .target(
            name: "MediaKit", dependencies: ["ClipModel", "Files", "CLibAV", "LateLibraries"], swiftSettings: strict),
        .target(name: "Previz", dependencies: ["ClipModel", "PrevizKernels"], swiftSettings: strict + drawings),
        .target(
            name: "Credentials", dependencies: ["ClipModel", "Files", "CCrypto", "LateLibraries"],
            swiftSettings: strict),

        // What the project exists for.
        .target(
            name: "GenerationCore", dependencies: ["ClipModel", "Files", "ObjectStore", "IndexStore"],
            swiftSettings: strict),
        .target(name: "Rights", dependencies: ["ClipModel"], swiftSettings: strict),
        .target(
            name: "Workspace",
            dependencies: [
                "ClipModel", "Files", "Document", "ObjectStore", "IndexStore", "GitStore", "GenerationCore", "Rights",
                "Credentials", "TemplateBundle",
            ],
            swiftSettings: strict),
        .target(
            name: "Studio",
            dependencies: [
                "ClipModel", "Files", "GenerationCore", "Workspace", "Previz", "MediaKit", "Lettering",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            swiftSettings: strict),

        // `Templates/`, embedded in the program at build time.
        .executableTarget(name: "TemplateEmbedder"),
        .plugin(
            name: "TemplatePlugin", capability: .buildTool(), dependencies: ["TemplateEmbedder"],
            path: "Sources/TemplatePlugin"),
        .target(
            name: "TemplateBundle", dependencies: ["ClipModel"], swiftSettings: strict, plugins: ["TemplatePlugin"]),

        // The terminal.
        .target(
            name: "Commands",
            dependencies: [
                "Workspace", "ClipModel", "Files", "Document", "ObjectStore", "IndexStore", "GitStore",
                "GenerationCore",
                "Rights", "Credentials",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: strict),
        .executableTarget(name: "clipws", dependencies: ["CPlatform", "Commands", "Studio"], swiftSettings: strict),

        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(
            name: "ClipModelTests", dependencies: ["ClipModel", "CPlatform", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "FilesTests", dependencies: ["Files", "ClipModel", "TestSupport"], swiftSettings: strict),
        .testTarget(name: "DocumentTests", dependencies: ["Document", "ClipModel", "Files"], swiftSettings: strict),
        .testTarget(
            name: "ObjectStoreTests", dependencies: ["ObjectStore", "Files", "ClipModel", "TestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "IndexStoreTests", dependencies: ["IndexStore", "Files", "ClipModel", "TestSupport"],
            swiftSettings: strict),
        .testTarget(name: "GitStoreTests", dependencies: ["GitStore", "Files", "ClipModel"], swiftSettings: strict),
        .testTarget(name: "MediaKitTests", dependencies: ["MediaKit", "ClipModel", "Files"], swiftSettings: strict),
        .testTarget(
            name: "PrevizTests", dependencies: ["Previz", "PrevizKernels", "ClipModel"], swiftSettings: strict),
        .testTarget(
            name: "RightsTests", dependencies: ["ClipModel", "Rights"], exclude: ["Golden"], swiftSettings: strict),
        // Signs one film in a process of its own, whose memory can be measured.
        .executableTarget(
            name: "sign-film", dependencies: ["Credentials", "ClipModel", "Files"], path: "Tests/SignFilm",
            swiftSettings: strict),
        .testTarget(
            name: "CredentialsTests",
            dependencies: ["Credentials", "ClipModel", "Files", "TestSupport", "sign-film"],
            exclude: ["Reader"], swiftSettings: strict),
        // The suite that every engine must pass, for the tests of any target that has one.
        .target(
            name: "EngineTestSupport", dependencies: ["ClipModel", "Files", "GenerationCore", "TestSupport"],
            path: "Tests/EngineTestSupport", swiftSettings: strict),
        .testTarget(
            name: "GenerationCoreTests", dependencies: ["GenerationCore", "ClipModel", "Files", "EngineTestSupport"],
            swiftSettings: strict),
        .testTarget(
            name: "StudioTests",
            dependencies: [
                "Studio", "Workspace", "GenerationCore", "MediaKit", "Previz", "ClipModel", "Files",
                "EngineTestSupport", "TestSupport",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "WorkspaceTests",
            dependencies: [
                "Workspace", "GenerationCore", "ClipModel", "Document", "Files", "GitStore", "IndexStore",
                "ObjectStore", "TestSupport",
            ],
            swiftSettings: strict),

        // The programs themselves, run as their users run them. The dependency on both makes `swift test` build them.
        .testTarget(
            name: "EndToEnd",
            dependencies: ["clipws", "ClipModel", "Files", "IndexStore", "TestSupport"],
            exclude: ["Golden"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
