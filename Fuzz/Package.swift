// swift-tools-version: 6.2
import PackageDescription

// libFuzzer comes with the toolchain: edges are counted in every target, `fuzz` holds its entry point.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .unsafeFlags(["-sanitize=fuzzer", "-parse-as-library"]),
]

// A package of its own; the readers' targets are links to the project's.
let package = Package(
  name: "fuzz",
  targets: [
    // Debian ships no pkg-config file for it; the module map links it.
    .systemLibrary(name: "CISAL", providers: [.apt(["libisal-dev"])]),
    .systemLibrary(name: "CBytes"),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "TolokCore", swiftSettings: settings),
    .target(name: "Containers", dependencies: ["TolokCore", "CISAL", "CCrypto"], swiftSettings: settings),
    .target(name: "Tabular", dependencies: ["TolokCore", "Containers", "CBytes"], swiftSettings: settings),
    .executableTarget(
      name: "fuzz", dependencies: ["Tabular", "Containers", "TolokCore"], swiftSettings: settings,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]),
  ]
)
