package import CarModel
package import WorldTime

/// Why a service is in the state it is in, or will be: the whole chain.
package struct ServicesExplain: LinkRequest, Hashable {
  package var vehicle: String?
  package var service: String
  package var at: Instant?

  package static let method = "services.explain"
  package static let summary =
    "Explains a service's state, now or at an instant ahead, link by link."
  package static let access: [SocketAccess] = [.phoneInSession, .controlReader]
  package static let errors: [ErrorName] = [
    .serviceUnknown, .outOfRange, .vehicleUnknown, .vehicleAmbiguous, .vinInvalid,
  ]
  package static let notes = [
    "vehicle": "The VIN; on the phone socket it is the session's.",
    "service": "The service's id.",
    "at": "An instant ahead: what would be if nothing but time happened; now by default.",
  ]

  package init(vehicle: String? = nil, service: String, at: Instant? = nil) {
    self.vehicle = vehicle
    self.service = service
    self.at = at
  }

  /// The state and the chain that leads to it.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var vehicle: String
    package var worldTime: Instant
    package var status: ServiceStatus
    package var chain: [ExplainLink]

    package static let notes = [
      "vehicle": "The VIN.",
      "worldTime": "The instant the answer holds for.",
      "status": "The answer.",
      "chain": "Every link from the profile to the activation, in the order they are judged.",
    ]

    package init(
      vehicle: String, worldTime: Instant, status: ServiceStatus, chain: [ExplainLink]
    ) {
      self.vehicle = vehicle
      self.worldTime = worldTime
      self.status = status
      self.chain = chain
    }
  }

  package static let example = RequestExample(
    ServicesExplain(service: "smart-alerts"),
    returns: Response(
      vehicle: "SJNTAAJ12U0000001", worldTime: Instant(milliseconds: 1_769_854_200_000),
      status: .sample,
      chain: [
        ExplainLink(.market, passed: true, found: ExplainFacts { $0.name = "FR" }),
        ExplainLink(
          .network, passed: false, needed: ExplainNeeds { $0.network = .poor },
          found: ExplainFacts { $0.network = NetworkQuality.none }),
      ]))
}
