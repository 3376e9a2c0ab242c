/// How often each situation was met.
struct Coverage: Sendable {
  private(set) var counts = Array(repeating: 0, count: Situation.allCases.count)

  subscript(situation: Situation) -> Int { counts[situation.rawValue] }

  mutating func note(_ situation: Situation, if isMet: Bool = true) {
    if isMet { counts[situation.rawValue] += 1 }
  }

  mutating func add(_ other: Coverage) {
    for index in counts.indices { counts[index] += other.counts[index] }
  }
}
