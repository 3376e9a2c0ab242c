/// What a customer uses in a car: `remote-climate`.
package struct Service: Hashable, Sendable {
  package let id: ServiceID
  package let name: LocalizedText
  /// One sentence for the service's page.
  package let summary: LocalizedText
  package let category: ServiceCategory
  package let provision: ServiceProvision
  /// What the car must have: all of these.
  package let requires: [CapabilityRequirement]
  /// Where the service is offered beyond what the hardware allows.
  package let availability: Availability
  /// The service this one comes with; it is then never sold by itself.
  package let partOf: ServiceID?
  package let activation: Activation
  /// How the customer uses it; `nil` for a service that is simply there.
  package let use: ServiceUse?
  package let phone: PhoneNeeds
  /// The ids by which the back end calls it, by numbering; absent where none is known.
  package let backendIDs: [BackendCatalogue: [Int]]
  package let notes: String?
  package let provenance: Provenance
}

/// - Source: seed R03.
package enum ServiceCategory: String, CaseIterable, Hashable, Sendable, Codable {
  case comfort, safety, entertainment
}

/// How a car comes by a service.
package enum ServiceProvision: String, CaseIterable, Hashable, Sendable, Codable {
  /// A customer gets it from the store, free or paid.
  case store
  /// Always there when the car has the hardware; never sold, never taken away.
  case factory
}

/// One thing a car must have, in any of the forms listed: `lock_status | vehicle_status`.
package struct CapabilityRequirement: Hashable, Sendable, CustomStringConvertible {
  /// Never empty.
  package let anyOf: [Capability]

  package func isMet(by capabilities: Set<Capability>) -> Bool {
    anyOf.contains(where: capabilities.contains)
  }

  package var description: String { anyOf.map(\.rawValue).joined(separator: " | ") }
}

/// What a service asks of the phone beyond the app itself.
package struct PhoneNeeds: Hashable, Sendable {
  /// Permissions the person must grant to the app: `location`.
  package let permissions: [String]
  /// An account with another company: `Google`.
  package let account: String?
}

/// Where something is offered; a part that is `nil` sets no limit.
package struct Availability: Hashable, Sendable {
  package let models: [GenerationPattern]?
  /// By generation, in lower kebab-case; generations not named have no limit.
  package let trims: [GenerationID: Set<String>]
  package let years: YearRange?
  /// ISO 3166 codes.
  package let markets: Set<String>?
  package let headUnits: Set<HeadUnitGeneration>?
}

/// Generations by name: `leaf-ze1`, or all that begin alike: `qashqai-j12*`.
package struct GenerationPattern: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package func matches(_ generation: GenerationID) -> Bool {
    // By bytes, since each answer of a car comes by here; names are ASCII.
    let (name, pattern) = (generation.rawValue.utf8, description.utf8)
    return pattern.last == UInt8(ascii: "*")
      ? name.starts(with: pattern.dropLast()) : name.elementsEqual(pattern)
  }
}
