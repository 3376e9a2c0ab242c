/// How often each situation was met, and each invariant could have been broken.
struct Coverage: Sendable {
  private var counts = Array(repeating: 0, count: Situation.allCases.count)
  /// By ``Invariant/number``, less 1.
  private var risks = Array(repeating: 0, count: Invariant.allCases.count)

  subscript(situation: Situation) -> Int { counts[situation.rawValue] }
  subscript(invariant: Invariant) -> Int { risks[Int(invariant.number) - 1] }

  mutating func note(_ situation: Situation, if isMet: Bool = true) {
    if isMet { counts[situation.rawValue] += 1 }
  }

  mutating func note(_ invariant: Invariant, if isAtRisk: Bool) {
    if isAtRisk { risks[Int(invariant.number) - 1] += 1 }
  }

  mutating func add(_ other: Coverage) {
    for index in counts.indices { counts[index] += other.counts[index] }
    for index in risks.indices { risks[index] += other.risks[index] }
  }

  mutating func reset() {
    for index in counts.indices { counts[index] = 0 }
    for index in risks.indices { risks[index] = 0 }
  }
}
