/// Why the phone's own folder cannot be used; nothing in it was changed.
package enum PhoneHomeError: Error, Hashable, Sendable {
  /// Neither `--home` nor an environment says where it is.
  case notNamed
  /// The operating system refused.
  case unusable(path: String, attempt: String, reason: String)
  /// The file is there and is not what this program wrote.
  case broken(path: String, reason: String)
  /// A later version of the program wrote the file.
  case newer(path: String, schema: Int)
}

extension PhoneHomeError: CustomStringConvertible {
  /// Stable, lower_snake.
  package var name: String {
    switch self {
    case .notNamed: "home_not_named"
    case .unusable: "home_unusable"
    case .broken: "home_broken"
    case .newer: "home_newer"
    }
  }

  package var description: String {
    switch self {
    case .notNamed:
      "no folder for the phone's data: give --home DIR, or set XDG_DATA_HOME or HOME"
    case .unusable(let path, let attempt, let reason): "cannot \(attempt) ‘\(path)’: \(reason)"
    case .broken(let path, let reason):
      "‘\(path)’ is damaged and was left as it is: \(reason)"
    case .newer(let path, let schema):
      "‘\(path)’ has form \(schema), of a later version; this one reads up to"
        + " \(PhoneState.schema), and left it as it is"
    }
  }
}
