import Testing

/// One place that breaks a rule, and why the rule is there.
struct Finding: Hashable, CustomStringConvertible {
  let path: String
  /// From 1; 1 when the whole file is meant.
  let line: Int
  let reason: String

  var description: String { "\(path):\(line): \(reason)" }
}

/// Fails with every finding at once, in the form that editors and terminals make clickable.
func expectNone(
  _ findings: [Finding], sourceLocation: SourceLocation = #_sourceLocation
) {
  let lines = findings.map { "\n  \($0)" }.joined()
  #expect(findings.isEmpty, "\(findings.count) to tidy:\(lines)", sourceLocation: sourceLocation)
}
