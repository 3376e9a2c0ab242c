/// Why the phone's own folder cannot be used; nothing in it was changed.
package enum PhoneHomeError: Error, Hashable, Sendable {
  /// Neither `--home` nor an environment says where it is.
  case notNamed
  /// The operating system refused.
  case unusable(path: String, attempt: Attempt, reason: SystemReason)
  /// The file is there and is not what this program wrote.
  case broken(path: String, Failure)
  /// A later version of the program wrote the file.
  case newer(path: String, schema: Int)

  /// What was tried.
  package enum Attempt: String, Hashable, Sendable, CaseIterable {
    case useFolder, makeFolder, read, write, replace, lock
  }

  /// What is wrong with a file; never holds what stands in it.
  package enum Failure: Hashable, Sendable {
    case tooLong(bytesMax: Int)
    case notJSON
    /// The path of the member that is missing or of another kind.
    case wrongAt(String)
  }
}

extension PhoneHomeError {
  /// Stable, lower_snake.
  package var name: String {
    switch self {
    case .notNamed: "home_not_named"
    case .unusable: "home_unusable"
    case .broken: "home_broken"
    case .newer: "home_newer"
    }
  }
}
