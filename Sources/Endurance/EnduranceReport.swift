/// What one run came to: how much was tried, and everything that was not as it must be.
package struct EnduranceReport: Encodable, Sendable {
  /// One figure, as the summary tells it: `acknowledged changes: 1234`.
  package struct Count: Encodable, Hashable, Sendable {
    package let of: String
    package let value: Int
  }

  /// Something that must not be.
  package struct Finding: Encodable, Hashable, Sendable {
    /// What kind of thing: `lost`, `invented`, `died`.
    package let kind: String
    /// What repeats it, beside the seed: `cycle 17`.
    package let place: String
    package let found: String
  }

  /// What was tried on whom: `crash of the daemon`.
  package let trial: String
  package let seed: UInt64
  package private(set) var counts: [Count] = []
  package private(set) var findings: [Finding] = []
  /// Kinds of findings of which none is worth telling too.
  private let expectedKinds: [String]

  init(_ trial: String, seed: UInt64, kinds: [String]) {
    self.trial = trial
    self.seed = seed
    expectedKinds = kinds
  }

  package var isSound: Bool { findings.isEmpty }

  mutating func add(_ value: Int, of name: String) {
    guard let index = counts.firstIndex(where: { $0.of == name }) else {
      return counts.append(Count(of: name, value: value))
    }
    counts[index] = Count(of: name, value: counts[index].value + value)
  }

  /// What tried next to nothing proves nothing.
  mutating func expect(atLeast minimum: Int, of name: String) {
    let value = counts.first { $0.of == name }?.value ?? 0
    if value < minimum {
      find("idle", at: "the whole run", "\(value) \(name) are under \(minimum)")
    }
  }

  mutating func find(_ kind: String, at place: String, _ found: String) {
    findings.append(Finding(kind: kind, place: place, found: found))
  }

  /// `crash of the daemon: 200 cycles, 1,234 acknowledged changes, 0 lost, 0 invented; seed 7`.
  package var summary: String {
    let done = counts.map { "\(Self.grouped($0.value)) \($0.of)" }
    let others = findings.map(\.kind).filter { !expectedKinds.contains($0) }
    let kinds = expectedKinds + Set(others).sorted()
    let found = kinds.map { kind in
      "\(Self.grouped(findings.count { $0.kind == kind })) \(kind)"
    }
    return "\(trial): \((done + found).joined(separator: ", ")); seed \(seed)"
  }

  /// `1,234`.
  private static func grouped(_ value: Int) -> String {
    let digits = Array(String(value))
    return digits.enumerated().map { index, digit in
      let rest = digits.count - index
      return index > 0 && rest.isMultiple(of: 3) ? ",\(digit)" : "\(digit)"
    }.joined()
  }
}
