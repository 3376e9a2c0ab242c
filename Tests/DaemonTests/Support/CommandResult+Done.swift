extension CommandResult {
  /// The one JSON document of a command that did what it was asked.
  ///
  /// - Throws: ``CommandError`` with all it said when it did not.
  @discardableResult
  func done() throws -> JSONValue {
    guard status == .exited(0) else { throw CommandError(result: self) }
    return try json
  }

  /// What a program is told about a command that failed: the member `error`.
  var failure: JSONValue {
    get throws { try json.error }
  }
}

/// A command that should have done something and did not.
struct CommandError: Error, CustomStringConvertible {
  let result: CommandResult

  var description: String { "\(result.status): \(result.stderr)\(result.stdout)" }
}
