import Files
import VehicleCatalog
import Yams

/// The daemon's settings as a file: YAML with the names of the options.
enum ConfigurationFile {
  /// The settings there are.
  static let names = [
    "clock", "faults-max", "journal-entries-max", "log-level", "metrics-file", "metrics-seconds",
    "pairing", "profiles", "runtime-dir", "state-dir", "trust", "vehicle", "watch-buffer-max",
    "watchers-max",
  ]

  /// A setting that nobody reads is an error of whoever wrote it.
  struct UnknownName: Error, CustomStringConvertible {
    let description: String
  }

  /// - Returns: `false` for a file that sets nothing, as one that is all comments.
  /// - Throws: ``UnknownName`` with its line and what was probably meant; ``YAMLMeasure/Refusal``;
  ///   what Yams says of a file that is no YAML.
  static func checkNames(in path: String) throws -> Bool {
    let text = try PlainFile.text(path)
    try YAMLMeasure.check(text)
    guard let root = try Yams.compose(yaml: text), root.null == nil else { return false }
    guard let mapping = root.mapping else {
      throw UnknownName(description: "it must hold settings such as ‘clock: virtual’")
    }
    for key in mapping.keys {
      let name = key.string ?? ""
      guard !names.contains(name) else { continue }
      let line = key.mark.map { "line \($0.line): " } ?? ""
      throw UnknownName(
        description: "\(line)unknown setting ‘\(name)’\(NearestName.hint(for: name, among: names))")
    }
    return true
  }
}
