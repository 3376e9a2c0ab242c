/// What the files of one target may import.
struct DependencyRow {
  let target: String
  /// Our targets, all of them higher up in the table.
  let ours: [String]
  /// Modules of packages and of the system.
  let others: [String]

  init(_ target: String, _ ours: [String] = [], and others: [String] = []) {
    self.target = target
    self.ours = ours
    self.others = others
  }
}

/// The arrows of the architecture: top to bottom, a target imports only what stands above it.
let dependencyTable: [DependencyRow] = [
  DependencyRow("Processes", and: ["Glibc"]),
  DependencyRow("Files", and: ["Glibc", "Synchronization"]),
  DependencyRow("WireText"),
  DependencyRow("WorldTime"),
  DependencyRow(
    "VehicleCatalog", ["Files", "Processes", "WorldTime"], and: ["FoundationEssentials", "Yams"]),
  DependencyRow(
    "Entitlements", ["WireText", "WorldTime", "VehicleCatalog"],
    and: ["Crypto", "FoundationEssentials", "Synchronization"]),
  DependencyRow("Pairing", and: ["Crypto", "CryptoExtras", "FoundationEssentials"]),
  DependencyRow(
    "CarModel", ["WireText", "WorldTime", "VehicleCatalog", "Entitlements"],
    and: ["FoundationEssentials"]),
  DependencyRow(
    "NissanStore", ["WorldTime", "VehicleCatalog", "Entitlements"],
    and: ["Crypto", "FoundationEssentials", "Synchronization"]),
  DependencyRow(
    "Exploration",
    ["WorldTime", "VehicleCatalog", "Entitlements", "CarModel", "NissanStore"]),
  DependencyRow(
    "LinkProtocol", ["WireText", "WorldTime", "VehicleCatalog", "Entitlements", "CarModel"],
    and: ["FoundationEssentials"]),
  DependencyRow("CHostClock"),
  DependencyRow(
    "LinkTransport", ["CHostClock", "WireText", "LinkProtocol"],
    and: ["FoundationEssentials", "Glibc", "Logging", "NIOCore", "NIOPosix", "Synchronization"]),
  DependencyRow("Systemd", and: ["Glibc", "Logging", "Synchronization"]),
  DependencyRow("MetricsText", and: ["CoreMetrics", "Synchronization"]),
  DependencyRow(
    "HeadUnit",
    [
      "Files", "WireText", "WorldTime", "VehicleCatalog", "Entitlements", "Pairing", "CarModel",
      "LinkProtocol", "LinkTransport", "Systemd", "MetricsText",
    ],
    and: [
      "CoreMetrics", "Crypto", "Dispatch", "FoundationEssentials", "GRDB", "Glibc", "Logging",
      "ServiceLifecycle", "Synchronization",
    ]),
  DependencyRow(
    "StoreStorage", ["Files", "WorldTime", "VehicleCatalog", "Entitlements", "NissanStore"],
    and: ["Crypto", "FoundationEssentials", "GRDB", "Glibc", "Synchronization"]),
  DependencyRow(
    "PhoneApp",
    [
      "Files", "WireText", "WorldTime", "VehicleCatalog", "Entitlements", "Pairing", "CarModel",
      "NissanStore", "LinkProtocol", "LinkTransport",
    ],
    and: ["Crypto", "FoundationEssentials", "Glibc", "Synchronization"]),
  DependencyRow(
    "Scenarios",
    [
      "WireText", "WorldTime", "VehicleCatalog", "Entitlements", "CarModel", "NissanStore",
      "LinkProtocol",
    ],
    and: ["FoundationEssentials"]),
  DependencyRow(
    "FuzzTargets",
    [
      "Entitlements", "LinkProtocol", "LinkTransport", "Pairing", "Scenarios", "VehicleCatalog",
      "WireText", "WorldTime",
    ],
    and: ["Crypto", "FoundationEssentials"]),
  DependencyRow("CLibFuzzer"),
  DependencyRow(
    "headunit-fuzz", ["CLibFuzzer", "FuzzTargets"], and: ["Glibc", "Synchronization"]),
  DependencyRow(
    "ScenarioRunner",
    [
      "WireText", "WorldTime", "VehicleCatalog", "Entitlements", "Pairing", "CarModel",
      "Processes", "NissanStore", "LinkProtocol", "LinkTransport", "HeadUnit", "StoreStorage",
      "PhoneApp",
      "Scenarios",
    ],
    and: ["Crypto", "FoundationEssentials", "Glibc", "Logging", "Synchronization"]),
  DependencyRow("CFaultVFS"),
  DependencyRow("DatabaseDamage", and: ["GRDB"]),
  DependencyRow(
    "Endurance",
    [
      "WorldTime", "VehicleCatalog", "Entitlements", "CarModel", "Processes", "NissanStore",
      "LinkProtocol", "LinkTransport", "HeadUnit", "StoreStorage", "PhoneApp", "ScenarioRunner",
      "CFaultVFS",
      "DatabaseDamage", "WireText",
    ],
    and: ["FoundationEssentials", "GRDB", "Glibc", "Synchronization"]),
  DependencyRow(
    "CommandSupport",
    ["CarModel", "Entitlements", "LinkProtocol", "LinkTransport", "WireText", "WorldTime"],
    and: ["ArgumentParser", "FoundationEssentials", "Glibc"]),
  DependencyRow(
    "DaemonCommands",
    [
      "CommandSupport", "Files", "HeadUnit", "LinkProtocol", "LinkTransport", "Systemd",
      "VehicleCatalog", "WireText", "WorldTime",
    ],
    and: [
      "ArgumentParser", "Configuration", "FoundationEssentials", "Glibc", "Logging",
      "ServiceLifecycle", "Synchronization", "SystemPackage", "UnixSignals", "Yams",
    ]),
  DependencyRow(
    "ControlCommands",
    [
      "CarModel", "CommandSupport", "Entitlements", "Exploration", "Files", "LinkProtocol",
      "LinkTransport", "Processes", "ScenarioRunner", "Scenarios", "VehicleCatalog", "WireText",
      "WorldTime",
    ],
    and: [
      "ArgumentParser", "Crypto", "FoundationEssentials", "Glibc", "Synchronization",
      "UnixSignals",
    ]),
  DependencyRow(
    "PhoneCommands",
    [
      "CarModel", "CommandSupport", "Entitlements", "Files", "LinkProtocol", "LinkTransport",
      "NissanStore", "PhoneApp", "Processes", "StoreStorage", "VehicleCatalog", "WorldTime",
    ],
    and: ["ArgumentParser", "FoundationEssentials", "Glibc"]),
  DependencyRow("CEcho"),
  DependencyRow(
    "BenchCommands",
    [
      "CarModel", "CEcho", "CommandSupport", "Endurance", "Entitlements", "Exploration",
      "LinkProtocol", "LinkTransport", "NissanStore", "PhoneApp", "Processes", "ScenarioRunner",
      "Scenarios", "VehicleCatalog", "WireText", "WorldTime",
    ],
    and: ["ArgumentParser", "Crypto", "FoundationEssentials", "GRDB", "Glibc", "Synchronization"]),
  DependencyRow("headunit-bench", ["BenchCommands", "CommandSupport"]),
  DependencyRow(
    "headunit", ["CommandSupport", "ControlCommands", "DaemonCommands", "PhoneCommands"]),
  DependencyRow("headunitctl", ["CommandSupport", "ControlCommands"]),
  DependencyRow("headunitd", ["CommandSupport", "DaemonCommands"]),
  DependencyRow("phone-client", ["CommandSupport", "PhoneCommands"]),
]

/// Modules that only some targets may import, whatever the table says.
struct ModuleBan {
  let modules: [String]
  let allowed: [String]
  let reason: String
}

let moduleBans: [ModuleBan] = [
  ModuleBan(
    modules: ["GRDB", "GRDBSQLite", "SQLite3"],
    allowed: ["BenchCommands", "DatabaseDamage", "Endurance", "HeadUnit", "StoreStorage"],
    reason: "the rules must not know that there are tables; only the two stores and the bench do"),
  ModuleBan(
    modules: ["NIO", "NIOCore", "NIOPosix", "NIOConcurrencyHelpers", "NIOFoundationCompat"],
    allowed: ["LinkTransport"],
    reason: "sockets and event loops end at LinkTransport, so that the rest is tested without"),
  ModuleBan(
    modules: ["Dispatch"], allowed: [],
    reason: "a second way to be concurrent is a second way to race; use tasks and actors"),
  ModuleBan(
    modules: ["Foundation"], allowed: [],
    reason: "FoundationEssentials holds what we need, without locales that differ by machine"),
]

/// Targets whose answers depend on nothing but their arguments.
let pureTargets = [
  "WireText", "WorldTime", "Entitlements", "Pairing", "CarModel", "NissanStore", "Exploration",
  "LinkProtocol",
]

/// Files that may import a module which their target may not; one line each, with its reason.
let importExceptions: [(path: String, module: String, reason: String)] = [
  (
    "Sources/HeadUnit/Storage/CacheDatabase+Load.swift", "Dispatch",
    "signatures are checked on every core at the start, before there is anything to wait on"
  ),
  (
    "Tests/PhoneAppTests/PhoneBench.swift", "StoreStorage",
    "the phone's road from order to outbox is tested over the real store"
  ),
]

/// Test targets that link nothing of ours, with the reason.
let independentTests = [
  "DaemonTests": "it proves what a stranger's client sees: executables, sockets and exit statuses",
  "TidyTests": "it must run however broken the rest is",
]

/// What a test may import besides its subject and what its subject may import.
let testModules = [
  "Crypto", "CryptoExtras", "DatabaseDamage", "Dispatch", "Foundation", "FoundationEssentials",
  "Glibc",
  "NIOEmbedded", "Synchronization", "Testing", "Yams",
]
