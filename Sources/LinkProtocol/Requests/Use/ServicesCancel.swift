/// Somebody takes a command back.
package struct ServicesCancel: LinkRequest, Hashable {
  package var vehicle: String?
  package var command: String

  package typealias Response = CommandReport

  package static let method = "services.cancel"
  package static let summary = "Takes a command back while the car is still at work on it."
  package static let access: [SocketAccess] = [.phoneInSession, .controlOperator]
  package static let errors: [ErrorName] = [
    .vehicleUnknown, .vehicleAmbiguous, .vinInvalid, .commandUnknown, .commandOver,
    .storageFailed,
  ]
  package static let notes = [
    "vehicle": "The VIN; on the phone socket it is the session's.",
    "command": "The command's id.",
  ]
  package static let example = RequestExample(ServicesCancel(command: "c-1"), returns: .sample)

  package init(vehicle: String? = nil, command: String) {
    self.vehicle = vehicle
    self.command = command
  }
}
