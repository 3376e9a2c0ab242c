package import WorldTime

/// How far a command has come.
package enum CommandStateName: String, WireEnum, Hashable {
  case executing, completed, rejected, timeout, cancelled
}

/// One thing a command found out.
package struct FactReport: Codable, Hashable, Sendable, WireDocumented {
  package var name: String
  package var value: String

  package static let notes = [
    "name": "What, with its unit last.",
    "value": "As text.",
  ]

  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// A use of a service, from the order to its end.
package struct CommandReport: Codable, Hashable, Sendable, WireDocumented {
  package var command: String
  package var vehicle: String
  package var service: String
  package var action: String
  package var state: CommandStateName
  package var createdAt: Instant
  package var dueAt: Instant
  package var endedAt: Instant?
  package var reason: String?
  package var facts: [FactReport]

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
    "facts": "What it found out, once it is completed; of data, what was served.",
  ]

  package init(
    command: String, vehicle: String, service: String, action: String, state: CommandStateName,
    createdAt: Instant, dueAt: Instant, endedAt: Instant? = nil, reason: String? = nil,
    facts: [FactReport] = []
  ) {
    self.command = command
    self.vehicle = vehicle
    self.service = service
    self.action = action
    self.state = state
    self.createdAt = createdAt
    self.dueAt = dueAt
    self.endedAt = endedAt
    self.reason = reason
    self.facts = facts
  }

  package static let sample = CommandReport(
    command: "c-1", vehicle: "SJNTAAJ12U0000001", service: "remote-door-lock", action: "lock",
    state: .executing, createdAt: Instant(milliseconds: 1_769_854_200_000),
    dueAt: Instant(milliseconds: 1_769_854_205_000))
}
