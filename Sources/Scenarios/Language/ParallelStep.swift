/// Several sequences at once, each in its own order; over when all are.
package struct ParallelStep: Step {
  package var sequences: [[PlacedStep]]

  package var name: String { "parallel" }

  package var line: String {
    let inner = sequences.map { "[\($0.map(\.step.line).joined(separator: ", "))]" }
    return "\(name): [\(inner.joined(separator: ", "))]"
  }
}
