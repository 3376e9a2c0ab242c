/// What one link of the chain takes: the least that is enough, by the names of ``ExplainFacts``.
package struct ExplainNeeds: Hashable, Sendable, Codable {
  package var capabilities: [String]?
  package var power: PowerMode?
  package var network: NetworkQuality?
  package var batteryVolts: Double?
  package var privacyMode: Bool?
  package var consent: Bool?
  package var telematicsActive: Bool?

  package init(_ fill: (inout ExplainNeeds) -> Void) { fill(&self) }
}

extension ExplainNeeds: CustomStringConvertible {
  /// For testers, by the names on the wire.
  package var description: String {
    ExplainLink.line(of: [
      ("capabilities", capabilities?.joined(separator: ", ")), ("power", power?.rawValue),
      ("network", network?.rawValue), ("batteryVolts", batteryVolts.map { "\($0)" }),
      ("privacyMode", privacyMode.map { "\($0)" }), ("consent", consent.map { "\($0)" }),
      ("telematicsActive", telematicsActive.map { "\($0)" }),
    ])
  }
}
