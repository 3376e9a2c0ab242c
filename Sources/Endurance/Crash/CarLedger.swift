import LinkProtocol

/// What a tester can ask a car, one value each.
enum CarFact: String, Hashable, Sendable, CaseIterable {
  case documentVersion, services, network, privacyMode, consent, odometer, roots, bonds, spareCar
}

/// A change that is asked for: what it sets, and the entries of the journal that tell of it.
struct CarChange: Hashable, Sendable {
  let name: String
  var facts: [CarFact: String] = [:]
  var entries: [JournalKind] = []
}

/// What a car says of itself.
struct CarSight: Sendable {
  var facts: [CarFact: String]
  /// The ids of its bonds.
  let bonds: Set<String>
  /// Entries after those that were seen before.
  let journal: [JournalReport]
}

/// One car as its tester knows it from outside: what was acknowledged, and what is in flight.
///
/// One tester changes a car, one change after the other, so that at most one is in flight.
struct CarLedger: Sendable {
  let vin: String
  private(set) var facts: [CarFact: String]
  /// A bond that was acknowledged; it must be there.
  var bond: String?
  private(set) var acknowledged = 0
  /// The journal's last number that was compared.
  private(set) var lastEntry: Int
  /// Entries of what was acknowledged since then.
  private var entries: [JournalKind] = []
  private var pending: CarChange?

  init(vin: String, _ sight: CarSight) {
    self.vin = vin
    facts = sight.facts
    lastEntry = sight.journal.last?.sequence ?? 0
  }

  mutating func begin(_ change: CarChange) { pending = change }

  mutating func acknowledge() {
    guard let change = pending else { return }
    facts.merge(change.facts) { _, new in new }
    entries += change.entries
    acknowledged += 1
    pending = nil
  }

  mutating func refuse() { pending = nil }

  /// Kinds that come from what a tester asks, and never by themselves.
  static let asked: Set<JournalKind> = [
    .networkChanged, .stateSet, .drove, .documentAccepted, .documentRejected, .bondAdded,
    .bondRemoved, .pinSet, .rootTrusted, .rootRemoved, .faultAdded, .ownerSet, .vehicleAdded,
  ]
}

// MARK: - Comparing

extension CarLedger {
  /// Something acknowledged that is not there, or something there that nobody asked for.
  struct Discrepancy: Hashable, Sendable {
    let kind: String
    let found: String
  }

  /// Holds the car against the ledger, and goes on from what the car says.
  mutating func compare(with sight: CarSight) -> [Discrepancy] {
    var found = gaps(in: sight.journal)
    let byEntries = check(sight.journal, &found)
    let byFacts = check(sight.facts, &found)
    if let byEntries, let byFacts, byEntries != byFacts, let pending {
      found.append(
        Discrepancy(
          kind: "half done",
          found: "\(vin): \(pending.name) is \(byEntries ? "" : "not ")in the journal and"
            + " \(byFacts ? "" : "not ")in the car"))
    }
    if let bond, !sight.bonds.contains(bond), pending?.entries != [.bondRemoved] {
      found.append(Discrepancy(kind: "lost", found: "\(vin): bond \(bond)"))
    }
    facts = sight.facts
    lastEntry = sight.journal.last?.sequence ?? lastEntry
    entries = []
    pending = nil
    return found
  }

  private func gaps(in journal: [JournalReport]) -> [Discrepancy] {
    for (index, entry) in journal.enumerated() where entry.sequence != lastEntry + 1 + index {
      return [
        Discrepancy(
          kind: "lost",
          found: "\(vin): entry \(lastEntry + 1 + index) of the journal; \(entry.sequence) is next")
      ]
    }
    return []
  }

  /// - Returns: Whether the change in flight is in the journal; `nil` when that cannot be told.
  private func check(_ journal: [JournalReport], _ found: inout [Discrepancy]) -> Bool? {
    let seen = journal.map(\.kind).filter { Self.asked.contains($0) }
    let inFlight = pending?.entries ?? []
    if seen == entries { return inFlight.isEmpty ? nil : false }
    if seen == entries + inFlight { return true }
    let same = zip(seen, entries + inFlight).prefix { $0 == $1 }.count
    let isLost = same < entries.count
    found.append(
      Discrepancy(
        kind: isLost ? "lost" : "invented",
        found: "\(vin): the journal has \(seen.dropFirst(same).prefix(3).map(\.rawValue)) where"
          + " \((entries + inFlight).dropFirst(same).prefix(3).map(\.rawValue)) was acknowledged"
          + " or in flight (\(seen.count) entries of \(entries.count) and \(inFlight.count))"))
    return nil
  }

  /// - Returns: Whether the change in flight is in the car; `nil` when that cannot be told.
  private func check(_ seen: [CarFact: String], _ found: inout [Discrepancy]) -> Bool? {
    if seen == facts { return pending?.facts.isEmpty == false ? false : nil }
    let next = facts.merging(pending?.facts ?? [:]) { _, new in new }
    if seen == next { return true }
    for fact in CarFact.allCases where seen[fact] != facts[fact] && seen[fact] != next[fact] {
      found.append(
        Discrepancy(
          kind: "lost",
          found: "\(vin): \(fact.rawValue) is \(seen[fact] ?? "not there"), acknowledged was"
            + " \(facts[fact] ?? "nothing"), in flight \(next[fact] ?? "nothing")"))
    }
    return nil
  }
}
