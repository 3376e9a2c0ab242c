extension ScenarioOutcome {
  /// The command that runs just this case, ready for a shell.
  package var commandAgain: String {
    "headunitctl scenario run \(Self.quoted(file)) --case \(Self.quoted(id))"
  }

  /// In single quotes unless nothing in it means anything to a shell.
  private static func quoted(_ text: String) -> String {
    let plain = text.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "._-/+:,@".contains($0))
    }
    return plain && !text.isEmpty ? text : "'\(text.replacing("'", with: #"'\''"#))'"
  }
}
