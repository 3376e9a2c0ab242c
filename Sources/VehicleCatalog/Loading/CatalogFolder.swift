import FoundationEssentials

/// Reads the files of a catalogue folder into YAML nodes; what cannot be read is an error.
struct CatalogFolder {
  /// More vehicle files than this are refused.
  static let vehicleFilesMax = 1_000

  let path: String
  let log: DiagnosticLog

  init(path: String, log: DiagnosticLog) {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    self.path = path
    self.log = log
  }

  /// The root node of a file, such as `services.yaml`.
  func root(of name: String) -> YAMLValue? {
    YAMLFile(path: "\(path)/\(name)", log: log).root()
  }

  /// The vehicle files' names without `.yaml`, sorted.
  func vehicleNames() -> [String] {
    let folder = "\(path)/vehicles"
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      log.report("the folder cannot be read", file: folder)
      return []
    }
    for name in names where !name.hasSuffix(".yaml") && !name.hasPrefix(".") {
      log.report("is not a .yaml file", file: "\(folder)/\(name)")
    }
    let vehicles = names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted()
    if vehicles.isEmpty { log.report("holds no vehicle", file: folder) }
    guard vehicles.count <= Self.vehicleFilesMax else {
      log.report(
        "holds \(vehicles.count) files; the limit is \(Self.vehicleFilesMax)",
        file: folder
      )
      return []
    }
    return vehicles.map { String($0.dropLast(".yaml".count)) }
  }
}
