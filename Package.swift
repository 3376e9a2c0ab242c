// swift-tools-version: 6.2
import PackageDescription

/// Strict everywhere: Swift 6 language mode, explicit import visibility, no warnings.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

// The packages that are not ours, by the names the target table below uses.
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let configuration = Target.Dependency.product(
  name: "Configuration", package: "swift-configuration")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")
let serviceLifecycle = Target.Dependency.product(
  name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(
  name: "UnixSignals", package: "swift-service-lifecycle")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

/// `scripts/fuzz` sets it: what bytes from outside reach is then compiled for libFuzzer, which
/// counts the branches they take. Every check stays in, as in a release.
let isFuzzing = Context.environment["HEADUNIT_FUZZ"] == "1"
let fuzzed: [SwiftSetting] = isFuzzing ? [.unsafeFlags(["-sanitize=fuzzer"])] : []

/// A library of rules. Tests and scenarios run these millions of times, so that they are optimised
/// in debug builds too.
func rules(_ name: String, uses dependencies: [Target.Dependency]) -> Target {
  .target(
    name: name, dependencies: dependencies,
    swiftSettings: strict + fuzzed + [.unsafeFlags(["-O"], .when(configuration: .debug))])
}

/// A library or executable of ours.
func part(
  _ name: String, uses dependencies: [Target.Dependency], executable: Bool = false,
  resources: [Resource]? = nil
) -> Target {
  executable
    ? .executableTarget(name: name, dependencies: dependencies, swiftSettings: strict)
    : .target(
      name: name, dependencies: dependencies, resources: resources,
      swiftSettings: strict + fuzzed)
}

/// The tests of the target of the same name, without `Tests`.
func tests(_ name: String, uses dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
  name: "headunit",
  products: [
    .executable(name: "headunit", targets: ["headunit"]),
    .executable(name: "headunit-bench", targets: ["headunit-bench"]),
    .executable(name: "headunitctl", targets: ["headunitctl"]),
    .executable(name: "headunitd", targets: ["headunitd"]),
    .executable(name: "phone-client", targets: ["phone-client"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(
      url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: ["YAML"]),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.7.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  // Top to bottom: a target imports only what stands above it. `TidyTests` holds this.
  targets: [
    // Programs of the operating system: which one this is, and how others start.
    part("Processes", uses: []),
    // Files that others may have put there: read within limits, kept for their owner, known again.
    part("Files", uses: []),

    // Texts from outside: JSON read strictly, and single lines for people.
    rules("WireText", uses: []),

    // What is true about time, cars, rights and their proofs: no I/O but that of the catalogue's
    // files, no clock, no random numbers.
    rules("WorldTime", uses: []),
    rules("VehicleCatalog", uses: ["Files", "Processes", "WorldTime", yams]),
    rules("Entitlements", uses: ["WireText", "WorldTime", "VehicleCatalog", crypto]),
    part("Pairing", uses: [crypto, cryptoExtras]),
    rules("CarModel", uses: ["WireText", "WorldTime", "VehicleCatalog", "Entitlements"]),
    rules("NissanStore", uses: ["WorldTime", "VehicleCatalog", "Entitlements", crypto]),
    rules(
      "Exploration",
      uses: ["WorldTime", "VehicleCatalog", "Entitlements", "CarModel", "NissanStore"]),

    // The line protocol: its words, then the sockets that carry them.
    part(
      "LinkProtocol",
      uses: ["WireText", "WorldTime", "VehicleCatalog", "Entitlements", "CarModel"]),
    .target(name: "CHostClock"),
    part("LinkTransport", uses: ["CHostClock", "WireText", "LinkProtocol", nioCore, nioPosix]),

    // How the daemon is watched over: the service manager, its journal, and numbers.
    part("Systemd", uses: [logging]),
    part("MetricsText", uses: [coreMetrics]),

    // The two machines.
    part(
      "HeadUnit",
      uses: [
        "Files", "WireText", "WorldTime", "VehicleCatalog", "Entitlements", "Pairing", "CarModel",
        "LinkProtocol", "LinkTransport", "Systemd", "MetricsText", coreMetrics, crypto, grdb,
        logging,
        serviceLifecycle,
      ]),
    part(
      "StoreStorage",
      uses: ["Files", "WorldTime", "VehicleCatalog", "Entitlements", "NissanStore", crypto, grdb]),
    part(
      "PhoneApp",
      uses: [
        "Files", "WireText", "WorldTime", "VehicleCatalog", "Entitlements", "Pairing", "CarModel",
        "NissanStore", "LinkProtocol", "LinkTransport", crypto, yams,
      ],
      // Compiled in: no file is looked for when a text is needed.
      resources: [
        .embedInCode("Texts/Resources"), .embedInCode("Guide/guide.en.md"),
        .embedInCode("Guide/guide.fr.md"), .embedInCode("Terms/terms.en.md"),
        .embedInCode("Terms/terms.fr.md"),
      ]),

    // Tests of both, written down.
    part(
      "Scenarios",
      uses: [
        "WireText", "WorldTime", "VehicleCatalog", "Entitlements", "CarModel", "NissanStore",
        "LinkProtocol",
      ]),

    part(
      "ScenarioRunner",
      uses: [
        "WireText", "WorldTime", "VehicleCatalog", "Entitlements", "Pairing", "CarModel",
        "Processes", "NissanStore", "LinkProtocol", "LinkTransport", "HeadUnit", "StoreStorage",
        "PhoneApp",
        "Scenarios",
        crypto, logging,
      ]),

    // What is killed, failed and damaged on purpose, and compared with what was acknowledged. The
    // disk that fails is linked by the benchmark alone.
    .target(name: "CFaultVFS", linkerSettings: [.linkedLibrary("sqlite3")]),
    part("DatabaseDamage", uses: [grdb]),
    part(
      "Endurance",
      uses: [
        "WorldTime", "VehicleCatalog", "Entitlements", "CarModel", "Processes", "NissanStore",
        "LinkProtocol", "LinkTransport", "HeadUnit", "StoreStorage", "PhoneApp", "ScenarioRunner",
        "CFaultVFS",
        "DatabaseDamage", "WireText", grdb,
      ]),

    // The commands, one file each, and the thin executables over them.
    part(
      "CommandSupport",
      uses: [
        "CarModel", "Entitlements", "VehicleCatalog", "WireText", "LinkProtocol", "LinkTransport",
        "WorldTime", argumentParser,
      ]),
    part(
      "DaemonCommands",
      uses: [
        "CommandSupport", "Files", "HeadUnit", "LinkProtocol", "LinkTransport", "Systemd",
        "VehicleCatalog", "WireText", "WorldTime", argumentParser, configuration, logging,
        serviceLifecycle,
        systemPackage, unixSignals, yams,
      ]),
    part(
      "ControlCommands",
      uses: [
        "CarModel", "CommandSupport", "Entitlements", "Exploration", "Files", "LinkProtocol",
        "LinkTransport", "Processes", "ScenarioRunner", "Scenarios", "VehicleCatalog", "WireText",
        "WorldTime",
        argumentParser, crypto,
        unixSignals,
      ]),
    part(
      "PhoneCommands",
      uses: [
        "CarModel", "CommandSupport", "Entitlements", "Files", "LinkProtocol", "LinkTransport",
        "NissanStore", "PhoneApp", "Processes", "StoreStorage", "VehicleCatalog", "WorldTime",
        argumentParser,
      ]),
    .target(name: "CEcho"),
    part(
      "BenchmarkCommands",
      uses: [
        "CarModel", "CEcho", "CommandSupport", "Endurance", "Entitlements", "Exploration",
        "LinkProtocol", "LinkTransport", "NissanStore", "PhoneApp", "Processes", "ScenarioRunner",
        "Scenarios", "VehicleCatalog", "WireText", "WorldTime", argumentParser, crypto, grdb,
      ]),
    part(
      "FuzzTargets",
      uses: [
        "Entitlements", "LinkProtocol", "LinkTransport", "Pairing", "Scenarios", "VehicleCatalog",
        "WireText", "WorldTime", crypto,
      ]),
    part("headunit-bench", uses: ["CommandSupport", "BenchmarkCommands"], executable: true),
    part(
      "headunit", uses: ["CommandSupport", "ControlCommands", "DaemonCommands", "PhoneCommands"],
      executable: true),
    part("headunitctl", uses: ["CommandSupport", "ControlCommands"], executable: true),
    part("headunitd", uses: ["CommandSupport", "DaemonCommands"], executable: true),
    part("phone-client", uses: ["CommandSupport", "PhoneCommands"], executable: true),

    // What tests share, and the tests.
    .target(
      name: "TestSupport", dependencies: ["VehicleCatalog"], path: "Tests/TestSupport",
      swiftSettings: strict),
    tests("BenchmarkCommandsTests", uses: ["BenchmarkCommands", "CommandSupport"]),
    tests(
      "CarModelTests",
      uses: ["CarModel", "Entitlements", "TestSupport", "VehicleCatalog", "WorldTime"]),
    tests(
      "CommandSupportTests", uses: ["CommandSupport", "LinkProtocol", "WorldTime", argumentParser]),
    tests("DaemonTests", uses: ["TestSupport", crypto, cryptoExtras, yams]),
    tests(
      "EntitlementsTests",
      uses: ["Entitlements", "TestSupport", "VehicleCatalog", "WorldTime", crypto]),
    tests(
      "ExplorationTests",
      uses: [
        "CarModel", "Entitlements", "Exploration", "NissanStore", "TestSupport", "VehicleCatalog",
        "WorldTime",
      ]),
    tests("FuzzTargetsTests", uses: ["FuzzTargets", "TestSupport"]),
    tests(
      "HeadUnitTests",
      uses: [
        "CarModel", "DatabaseDamage", "Entitlements", "Files", "HeadUnit", "LinkProtocol",
        "LinkTransport", "Pairing", "TestSupport", "VehicleCatalog", "WireText", "WorldTime",
        crypto, grdb, logging,
      ]),
    tests("FilesTests", uses: ["Files", "TestSupport"]),
    tests(
      "LinkProtocolTests",
      uses: [
        "CarModel", "Entitlements", "LinkProtocol", "TestSupport", "WireText", "WorldTime",
      ]),
    tests(
      "LinkTransportTests",
      uses: ["LinkProtocol", "LinkTransport", "TestSupport", "WireText", nioCore, nioEmbedded]),
    tests(
      "NissanStoreTests",
      uses: ["Entitlements", "NissanStore", "TestSupport", "VehicleCatalog", "WorldTime"]),
    tests("MetricsTextTests", uses: ["MetricsText", coreMetrics]),
    tests("PairingTests", uses: ["Pairing", crypto]),
    tests(
      "PhoneAppTests",
      uses: [
        "CarModel", "Entitlements", "LinkProtocol", "LinkTransport", "NissanStore", "Pairing",
        "PhoneApp", "StoreStorage", "TestSupport", "VehicleCatalog", "WireText", "WorldTime",
        crypto,
      ]),
    tests("ProcessesTests", uses: ["Processes", "TestSupport"]),
    tests(
      "ScenarioRunnerTests",
      uses: [
        "CarModel", "Processes", "ScenarioRunner", "Scenarios", "TestSupport", "VehicleCatalog",
      ]),
    tests(
      "ScenariosTests",
      uses: [
        "CarModel", "Entitlements",
        "LinkProtocol", "NissanStore", "Scenarios", "TestSupport", "VehicleCatalog", "WireText",
        "WorldTime",
      ]),
    tests(
      "StoreStorageTests",
      uses: [
        "DatabaseDamage", "Entitlements", "NissanStore", "StoreStorage", "TestSupport",
        "VehicleCatalog", "WorldTime", crypto, grdb,
      ]),
    tests("SystemdTests", uses: ["Systemd", logging]),
    tests("TidyTests", uses: []),
    tests("VehicleCatalogTests", uses: ["TestSupport", "VehicleCatalog", "WorldTime"]),
    tests("WireTextTests", uses: ["WireText"]),
    tests("WorldTimeTests", uses: ["TestSupport", "WorldTime"]),
  ],
  swiftLanguageModes: [.v6]
)

if isFuzzing {
  package.targets += [
    .target(name: "CLibFuzzer"),
    // libFuzzer's library has a `main` of its own, so that gold finds two.
    .executableTarget(
      name: "headunit-fuzz", dependencies: ["CLibFuzzer", "FuzzTargets"],
      swiftSettings: strict + fuzzed,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
  ]
  package.products.append(.executable(name: "headunit-fuzz", targets: ["headunit-fuzz"]))
}
