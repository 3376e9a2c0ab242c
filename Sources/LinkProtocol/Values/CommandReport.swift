package import CarModel
package import VehicleCatalog
package import WorldTime

/// A use of a service, from the order to its end.
package struct CommandReport: Codable, Hashable, Sendable, WireDocumented {
  package var command: String
  package var vehicle: String
  package var service: String
  package var action: String
  package var state: ServiceCommand.State
  package var createdAt: Instant
  package var dueAt: Instant
  package var endedAt: Instant?
  package var reason: String?
  package var facts: [CommandFact]

  package static let notes = [
    "command": "Its id, of this car.",
    "vehicle": "The VIN.",
    "service": "The service's id.",
    "action": "What is done.",
    "state": "How far it has come.",
    "createdAt": "World time at which the car took it.",
    "dueAt": "When it is done if nothing stops it.",
    "endedAt": "When it was over.",
    "reason": "Why it was rejected.",
    "facts":
      "What it found out, once it is completed; of data, what was served; of a charge timer and of"
      + " the climate, from when (`chargesFrom`) or until when (`climateUntil`) they run.",
  ]

  package static let sample = CommandReport(
    command: "c-1", vehicle: "SJNTAAJ12U0000001", service: "remote-door-lock", action: "lock",
    state: .executing, createdAt: Instant(milliseconds: 1_769_854_200_000),
    dueAt: Instant(milliseconds: 1_769_854_205_000), facts: [])
}

extension CommandReport {
  package init(_ command: ServiceCommand, of vin: VIN) {
    self.init(
      command: command.id, vehicle: vin.rawValue, service: command.service.rawValue,
      action: command.action.name, state: command.state,
      createdAt: command.createdAt, dueAt: command.dueAt, endedAt: command.endedAt,
      reason: command.reason?.rawValue,
      facts: command.facts)
  }
}
