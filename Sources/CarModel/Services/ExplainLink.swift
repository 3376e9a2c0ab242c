package import VehicleCatalog

/// One link of the chain from “the car can” to “it is active now”: what it takes, and what is
/// there.
package struct ExplainLink: Hashable, Sendable, Codable {
  /// The links in the order of the chain.
  package enum Name: String, Hashable, Sendable, Codable, CaseIterable {
    case profile, hardware, market, phone, entitlement, clock, lease
    case power, network, battery, privacy, consent, tcu, activation
  }

  package let link: Name
  package let passed: Bool
  /// What it takes; `nil` where nothing is needed, or nothing any more.
  package let needed: ExplainNeeds?
  /// What was looked at; `nil` where there is nothing to see.
  package let found: ExplainFacts?
  /// The rules of compatibility that say no; `nil` when none does.
  package let unmet: [UnmetRule]?

  package init(
    _ link: Name, passed: Bool, needed: ExplainNeeds? = nil, found: ExplainFacts? = nil,
    unmet: [UnmetRule] = []
  ) {
    self.link = link
    self.passed = passed
    self.needed = needed
    self.found = found
    self.unmet = unmet.isEmpty ? nil : unmet
  }
}

extension ExplainLink: CustomStringConvertible {
  /// For testers: `network: none (needed: poor)`.
  package var description: String {
    let reasons = unmet?.map(\.sentence).joined(separator: " ")
    let shown = reasons ?? found.map { "\($0)" } ?? ""
    return shown + (passed ? "" : needed.map { " (needed: \($0))" } ?? "")
  }

  /// The members of facts or needs that are there, by their names; a word that stands alone needs
  /// none. The names are those of the properties, so that they stand in one place.
  static func line(of facts: Any) -> String {
    let members = Mirror(reflecting: facts).children.compactMap { member in
      Mirror(reflecting: member.value).children.first.map {
        (name: member.label ?? "", value: $0.value)
      }
    }
    if members.count == 1, let word = word(members[0].value) { return word }
    return members.map { "\($0.name) \(word($0.value) ?? "\($0.value)")" }
      .joined(separator: ", ")
  }

  private static func word(_ value: Any) -> String? {
    switch value {
    case let word as any RawRepresentable<String>: word.rawValue
    case let names as [String]: names.joined(separator: ", ")
    case let text as String: text
    default: nil
    }
  }
}
