// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [.swiftLanguageMode(.v6)]

// A package of its own, so that the project's build stays small. The readers' targets are links to the project's.
let package = Package(
  name: "bench",
  targets: [
    // Debian ships no pkg-config file for it; the module map links it.
    .systemLibrary(name: "CISAL", providers: [.apt(["libisal-dev"])]),
    .systemLibrary(name: "CBytes"),
    .systemLibrary(name: "CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .target(name: "TolokCore", swiftSettings: settings),
    .target(name: "Containers", dependencies: ["TolokCore", "CISAL", "CCrypto"], swiftSettings: settings),
    .target(name: "Tabular", dependencies: ["TolokCore", "Containers", "CBytes"], swiftSettings: settings),
    .executableTarget(
      name: "bench", dependencies: ["Tabular", "Containers", "TolokCore"], swiftSettings: settings),
  ]
)
