import FoundationEssentials
import Yams

/// Reads the files of a catalogue folder into YAML nodes; what cannot be read is a mistake.
struct CatalogFolder {
  /// Larger files are refused unread.
  static let fileBytesMax = 1 << 20
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
    let file = "\(path)/\(name)"
    guard let text = text(of: file) else { return nil }
    do {
      // The basic resolver gives every plain scalar the same tag: values are read as they are
      // written, and `NO` stays Norway.
      guard let node = try Yams.compose(yaml: text, .basic) else {
        log.report("the file is empty", file: file)
        return nil
      }
      return YAMLValue(node: node, file: file, log: log)
    } catch {
      report(error, file)
      return nil
    }
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

  private func text(of file: String) -> String? {
    let target = URL(filePath: file).resolvingSymlinksInPath().path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: target) else {
      log.report("the file is missing or cannot be read", file: file)
      return nil
    }
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      log.report("is not a file", file: file)
      return nil
    }
    // The number's type differs with what else the process links; its text does not.
    let size = attributes[.size].flatMap { Int("\($0)") } ?? .max
    guard size <= Self.fileBytesMax else {
      log.report("the file has \(size) bytes; the limit is \(Self.fileBytesMax)", file: file)
      return nil
    }
    guard let data = FileManager.default.contents(atPath: file) else {
      log.report("the file cannot be read", file: file)
      return nil
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      log.report("the file is not UTF-8", file: file)
      return nil
    }
    return text
  }

  private func report(_ error: any Error, _ file: String) {
    func position(_ mark: Mark) -> CatalogDiagnostic.Position {
      CatalogDiagnostic.Position(line: mark.line, column: mark.column)
    }
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let text = context.map { "\($0.text), \(problem)" } ?? problem
      log.report("not YAML: \(text)", file: file, at: position(mark))
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.map { "‘\($0)’" }.joined(separator: ", ")
      log.report("the same key twice: \(names)", file: file, at: position(context.mark))
    case .reader(let problem, _, _, _):
      log.report("not YAML: \(problem)", file: file)
    default:
      log.report("not YAML", file: file)
    }
  }
}
