/// Whether one service goes with one profile, and every reason against it.
package struct ServiceCompatibility: Codable, Hashable, Sendable, WireDocumented {
  package var service: String
  package var compatible: Bool
  package var unmet: [UnmetReport]

  package static let notes = [
    "service": "The service's id.",
    "compatible": "Whether the profile has all it needs.",
    "unmet": "Every rule that says no; empty when compatible.",
  ]

  package init(service: String, compatible: Bool, unmet: [UnmetReport]) {
    self.service = service
    self.compatible = compatible
    self.unmet = unmet
  }
}

/// A rule of compatibility that is not met.
package struct UnmetReport: Codable, Hashable, Sendable, WireDocumented {
  package var rule: String
  package var message: String

  package static let notes = [
    "rule": "The rule's name.",
    "message": "What it needs and what was found.",
  ]

  package init(rule: String, message: String) {
    self.rule = rule
    self.message = message
  }
}
