import VehicleCatalog

/// The files that were included so far, each read once.
final class IncludedFiles {
  private var files: [String: YAMLValue] = [:]

  /// The steps of a file: all of it when it is a list, or what stands under `steps`.
  /// A file that is missing is an error of the item that includes it.
  func steps(of path: String, at item: YAMLValue, log: DiagnosticLog) -> YAMLValue? {
    let root = files[path] ?? load(path, at: item, log: log)
    guard let root = root?.reporting(to: log) else { return nil }
    files[path] = root
    if root.isList { return root }
    return root.fields(ScenarioText.mapping.names)?.required("steps")
  }

  private func load(_ path: String, at item: YAMLValue, log: DiagnosticLog) -> YAMLValue? {
    let own = DiagnosticLog()
    let roots = YAMLFile(path: path, log: own).roots()
    for entry in own.entries where entry.position != nil {
      log.report(entry.message, file: entry.file, at: entry.position)
    }
    for entry in own.entries where entry.position == nil {
      item.report("cannot include ‘\(entry.file)’: \(entry.message)")
    }
    guard own.entries.isEmpty, let root = roots.first else { return nil }
    guard roots.count == 1 else {
      item.report("‘\(path)’ has \(roots.count) documents; a file that is included has one")
      return nil
    }
    return root
  }

  /// A path that is relative to the file that names it.
  static func resolve(_ path: String, from file: String) -> String {
    guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return tidy(path) }
    return tidy("\(file[...slash])\(path)")
  }

  /// Without `.` and `x/..`, so that one file has one name.
  private static func tidy(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
