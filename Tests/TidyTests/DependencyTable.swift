/// Modules that only some targets may import, whatever `Package.swift` declares.
struct ModuleBan {
  let modules: [String]
  let allowed: [String]
  let reason: String

  /// A test imports what it tests with.
  func allows(_ file: SwiftFile) -> Bool { file.isTest || allowed.contains(file.target) }
}

let moduleBans: [ModuleBan] = [
  ModuleBan(
    modules: ["GRDB", "GRDBSQLite", "SQLite3"],
    allowed: ["BenchmarkCommands", "DatabaseDamage", "Endurance", "HeadUnit", "StoreStorage"],
    reason:
      "the rules must not know that there are tables; only the two stores and the benchmark do"),
  ModuleBan(
    modules: ["NIOCore", "NIO", "NIOPosix", "NIOConcurrencyHelpers", "NIOFoundationCompat"],
    allowed: ["LinkTransport"],
    reason: "sockets and event loops end at LinkTransport, so that the rest is tested without"),
  ModuleBan(
    modules: ["Dispatch"], allowed: [],
    reason: "a second way to be concurrent is a second way to race; use tasks and actors"),
  ModuleBan(
    modules: ["Foundation"], allowed: [],
    reason: "FoundationEssentials holds what we need, without locales that differ by machine"),
  ModuleBan(
    modules: ["Glibc"],
    allowed: [
      "BenchmarkCommands", "CommandSupport", "ControlCommands", "DaemonCommands", "Endurance",
      "Files",
      "HeadUnit", "LinkTransport", "PhoneApp", "PhoneCommands", "Processes", "ScenarioRunner",
      "StoreStorage", "Systemd", "headunit-fuzz",
    ],
    reason: "rules do no I/O, and what does it calls the system in few places"),
]

/// What every target may import; those that may not stand in ``moduleBans``.
let systemModules = ["Dispatch", "FoundationEssentials", "Glibc", "Synchronization"]
/// And what every test may.
let testModules = ["Foundation", "Testing"]

/// Targets whose answers depend on nothing but their arguments.
let pureTargets = [
  "WireText", "WorldTime", "Entitlements", "Pairing", "CarModel", "NissanStore", "Exploration",
  "LinkProtocol",
]

/// Files that may import a module which their target may not; one line each, with its reason.
let importExceptions: [(path: String, module: String, reason: String)] = [
  (
    "Sources/HeadUnit/Storage/VehicleDatabase+Load.swift", "Dispatch",
    "signatures are checked on every core at the start, before there is anything to wait on"
  ),
  (
    "Sources/VehicleCatalog/Loading/YAMLMeasure.swift", "CYaml",
    "the events of a text, which Yams keeps to itself: composing is what has to be guarded"
  ),
]
