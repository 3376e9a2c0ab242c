package import WorldTime

/// What becomes of a car's services if nothing but time happens.
package struct ServicesTimeline: LinkRequest, Hashable {
  package var vehicle: String?
  package var service: String?
  package var until: Instant?

  package static let method = "services.timeline"
  package static let summary = """
    Tells every state of the services from now on, if nothing but time happens: nobody uses the \
    car, and the store says nothing new.
    """
  package static let access: [SocketAccess] = [.phoneInSession, .controlReader]
  /// It is worked out beside the loop, for each instant that falls due.
  package static let weight = 16
  package static let errors: [ErrorName] = [
    .serviceUnknown, .outOfRange, .vehicleUnknown, .vehicleAmbiguous, .vinInvalid,
  ]
  package static let notes = [
    "vehicle": "The VIN; on the phone socket it is the session's.",
    "service": "The service's id; every service by default.",
    "until": """
    How far to look; \(ProtocolLimits.timelineMonthsDefault) months from now by default.
    """,
  ]

  package init(vehicle: String? = nil, service: String? = nil, until: Instant? = nil) {
    self.vehicle = vehicle
    self.service = service
    self.until = until
  }

  /// The bands of each service in the order of time, without gaps; services in the catalogue's
  /// order.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var vehicle: String
    package var worldTime: Instant
    package var until: Instant
    package var bands: [ServiceBand]

    package static let notes = [
      "vehicle": "The VIN.",
      "worldTime": "Now: where the first band of each service begins.",
      "until": """
      Every change up to this instant is in `bands`: as asked for, or less far where there is \
      more than \(ProtocolLimits.bandsListedMax) bands.
      """,
      "bands": "Service by service in the catalogue's order, each in the order of time, no gaps.",
    ]

    package init(vehicle: String, worldTime: Instant, until: Instant, bands: [ServiceBand]) {
      self.vehicle = vehicle
      self.worldTime = worldTime
      self.until = until
      self.bands = bands
    }
  }

  package static let example = RequestExample(
    ServicesTimeline(
      service: "smart-alerts", until: Instant(milliseconds: 1_777_593_600_000)),
    returns: Response(
      vehicle: "SJNTAAJ12U0000001", worldTime: Instant(milliseconds: 1_769_854_200_000),
      until: Instant(milliseconds: 1_777_593_600_000), bands: ServiceBand.sample))
}

extension ServicesTimeline.Response {
  /// Each service's own bands, in the same order.
  package var services: [(service: String, bands: [ServiceBand])] {
    var services: [(service: String, bands: [ServiceBand])] = []
    for band in bands {
      if services.last?.service == band.service {
        services[services.count - 1].bands.append(band)
      } else {
        services.append((band.service, [band]))
      }
    }
    return services
  }
}
