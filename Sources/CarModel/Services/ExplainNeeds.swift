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
  package var description: String { ExplainLink.line(of: self) }
}
