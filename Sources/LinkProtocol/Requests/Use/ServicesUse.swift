package import CarModel

/// Somebody uses a service.
package struct ServicesUse: LinkRequest, Hashable {
  package var vehicle: String?
  package var service: String
  package var action: String?
  package var inputs: CommandInputs?
  package var pin: String?

  package typealias Response = CommandReport

  package static let method = "services.use"
  package static let summary =
    "Uses a service: the car takes the command and works on it in world time."
  package static let access: [SocketAccess] = [.phoneInSession, .controlOperator]
  package static let errors: [ErrorName] = [
    .vehicleUnknown, .vehicleAmbiguous, .vinInvalid, .serviceUnknown, .serviceNotSubscribed,
    .serviceNotActive, .notSupportedByGateway, .actionUnknown, .inputInvalid, .ownerOnly,
    .pinNotSet, .pinRequired, .pinWrong, .pinLocked, .privacyModeOn, .lowBattery,
    .tractionBatteryLow, .vehicleAsleep, .networkUnavailable, .vehicleInUse, .cableNotConnected,
    .alreadyInProgress, .quotaExceeded, .storageFailed,
  ]
  package static let notes = [
    "vehicle": "The VIN; on the phone socket it is the session's.",
    "service": "The service's id.",
    "action": "What to do; the service's first action by default.",
    "inputs": "What the action needs to know.",
    "pin": "The owner's 4-digit PIN, where the action asks for it. The test bench needs none.",
  ]
  package static let example = RequestExample(
    ServicesUse(
      service: "remote-climate", action: "start", inputs: .sample), returns: .sample)

  package init(
    vehicle: String? = nil, service: String, action: String? = nil, inputs: CommandInputs? = nil,
    pin: String? = nil
  ) {
    self.vehicle = vehicle
    self.service = service
    self.action = action
    self.inputs = inputs
    self.pin = pin
  }
}
