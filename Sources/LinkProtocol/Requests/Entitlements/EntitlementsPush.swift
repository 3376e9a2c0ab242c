package import Entitlements
package import WorldTime

/// The phone hands over a signed entitlement document, or the back office sends it over the
/// car's own modem.
///
/// Acknowledged only after the document is committed to disk; the same document again is
/// acknowledged again and changes nothing.
package struct EntitlementsPush: LinkRequest, Hashable {
  package var document: String
  package var vehicle: String?

  package static let method = "entitlements.push"
  package static let summary =
    "Hands a signed entitlement document to the car; from the control socket over its own modem."
  package static let access: [SocketAccess] = [.phoneInSession, .controlOperator]
  package static let errors: [ErrorName] = [
    .malformed, .tooLarge, .badSignature, .unknownKey, .keyExpired, .algorithmNotAllowed,
    .wrongVehicle, .wrongAudience, .rollback, .equivocation, .notYetValid, .expired,
    .lowBattery, .vehicleUnknown, .vehicleAmbiguous, .vinInvalid, .networkUnavailable,
    .storageFailed,
  ]
  package static let notes = [
    "document": "The document: a JWS in compact form.",
    "vehicle": "The VIN; left out in a session, and while there is only one.",
  ]

  package init(document: String, vehicle: String? = nil) {
    self.document = document
    self.vehicle = vehicle
  }

  /// What the car keeps now, and what became of each service it names.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var version: Int
    package var hash: String
    package var outcomes: [Outcome]

    package static let notes = [
      "version": "The version the car keeps.",
      "hash": "SHA-256 of the document, base64url.",
      "outcomes": "Each service of the document and its state now.",
    ]

    package init(version: Int, hash: String, outcomes: [Outcome]) {
      self.version = version
      self.hash = hash
      self.outcomes = outcomes
    }
  }

  /// One service of the document.
  package struct Outcome: Codable, Hashable, Sendable, WireDocumented {
    package var service: String
    package var state: ServiceState
    package var reason: String
    package var nextChangeAt: Instant?

    package static let notes = [
      "service": "The service's id.",
      "state": "Its state now.",
      "reason": "Why.",
      "nextChangeAt": "When that changes next by time alone.",
    ]

    package init(
      service: String, state: ServiceState, reason: String, nextChangeAt: Instant? = nil
    ) {
      self.service = service
      self.state = state
      self.reason = reason
      self.nextChangeAt = nextChangeAt
    }
  }

  package static let example = RequestExample(
    EntitlementsPush(document: "eyJhbGciOiJFZERTQSJ9.eyJ2ZXIiOjF9.c2lnbmF0dXJl"),
    returns: Response(
      version: 1, hash: "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU",
      outcomes: [
        Outcome(
          service: "smart-alerts", state: .activating, reason: "in_progress",
          nextChangeAt: Instant(milliseconds: 1_769_853_720_000))
      ]))
}
