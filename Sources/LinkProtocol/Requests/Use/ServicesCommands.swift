/// The commands of a car.
package struct ServicesCommands: LinkRequest, Hashable {
  package var vehicle: String?
  package var command: String?

  package static let method = "services.commands"
  package static let summary =
    "Lists the commands under way and the last twenty that are over, or one of them."
  package static let access: [SocketAccess] = [.phoneInSession, .controlReader]
  package static let errors: [ErrorName] = [
    .vehicleUnknown, .vehicleAmbiguous, .vinInvalid, .commandUnknown,
  ]
  package static let notes = [
    "vehicle": "The VIN; on the phone socket it is the session's.",
    "command": "The only one to list.",
  ]
  package static let example = RequestExample(
    ServicesCommands(), returns: Response(commands: [.sample]))

  package init(vehicle: String? = nil, command: String? = nil) {
    self.vehicle = vehicle
    self.command = command
  }

  /// Oldest first.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var commands: [CommandReport]

    package static let notes = ["commands": "The commands, oldest first."]

    package init(commands: [CommandReport]) { self.commands = commands }
  }
}
