// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [.swiftLanguageMode(.v6)]

let package = Package(
  name: "tolok",
  products: [.executable(name: "tolok", targets: ["tolok"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // C libraries: a module map and a shim header, nothing else.
    // Debian ships no pkg-config file for it; the module map links it.
    .systemLibrary(name: "CISAL", providers: [.apt(["libisal-dev"])]),
    .systemLibrary(name: "CBytes"),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),

    // The pure core: values in, values out.
    .target(name: "TolokCore", swiftSettings: settings),

    // The doors.
    .target(name: "Containers", dependencies: ["TolokCore", "CISAL", "CCrypto"], swiftSettings: settings),
    .target(name: "Tabular", dependencies: ["TolokCore", "Containers", "CBytes"], swiftSettings: settings),
    .target(
      name: "Definitions",
      dependencies: ["TolokCore", "Containers", .product(name: "Yams", package: "Yams")],
      swiftSettings: settings),
    .target(
      name: "Warehouse",
      dependencies: ["TolokCore", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: settings),
    .target(
      name: "Publishing",
      dependencies: [
        "TolokCore", "Containers", "CXLSXWriter", .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: settings),

    // The repository's own project, packed into the binary for `tolok init`.
    .executableTarget(name: "embed-example", swiftSettings: settings),
    .plugin(name: "EmbedExample", capability: .buildTool(), dependencies: ["embed-example"]),
    .target(name: "Example", swiftSettings: settings, plugins: ["EmbedExample"]),

    // The run, and the voice.
    .target(
      name: "TolokKit",
      dependencies: [
        "TolokCore", "Containers", "Tabular", "Definitions", "Warehouse", "Publishing", "Example",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "tolok",
      dependencies: [
        "TolokCore", "TolokKit", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    .target(
      name: "TestSupport", dependencies: ["CISAL"], path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(name: "TolokCoreTests", dependencies: ["TolokCore"], swiftSettings: settings),
    .testTarget(
      name: "TabularTests", dependencies: ["Tabular", "Containers", "TolokCore", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "DefinitionsTests", dependencies: ["Definitions", "TolokCore", "Containers", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "PublishingTests",
      dependencies: ["Publishing", "Definitions", "Containers", "TolokCore", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "TolokKitTests",
      dependencies: [
        "TolokKit", "TolokCore", "Definitions", "Tabular", "Warehouse", "Publishing", "Containers",
        "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "CommandTests", dependencies: ["tolok", "TolokCore", "TolokKit", "Containers", "TestSupport"],
      swiftSettings: settings),
  ]
)
