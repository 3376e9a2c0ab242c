/// What an entry of a car's journal tells of.
package enum JournalKind: String, WireEnum, Hashable {
  case vehicleAdded = "vehicle_added"

  // What somebody did
  case powerChanged = "power_changed"
  case networkChanged = "network_changed"
  /// Another part of the car's state was set: `what` and `to`.
  case stateSet = "state_set"
  case wallClockSet = "wall_clock_set"
  case drove
  case woken
  case wiped

  // What the store said
  /// A document was taken over.
  case documentAccepted = "document_accepted"
  case documentRejected = "document_rejected"
  case timeSigned = "time_signed"

  // Phones and trust
  case bondAdded = "bond_added"
  case bondRemoved = "bond_removed"
  case ownerSet = "owner_set"
  case pairingFailed = "pairing_failed"
  case pinSet = "pin_set"
  case pinFailed = "pin_failed"
  case rootTrusted = "root_trusted"
  case rootRemoved = "root_removed"

  // What the car tells
  case serviceChanged = "service_changed"
  /// A right in use ends in so many days.
  case endAhead = "end_ahead"
  /// So many percent of a data allowance are used.
  case allowanceLow = "allowance_low"
  case activationFailed = "activation_failed"
  /// A use of a service began or ended.
  case commandChanged = "command_changed"
  /// Something that the customer asked to be told of.
  case alert
  case batteryChanged = "battery_changed"
  case sleepChanged = "sleep_changed"
  /// How far the car believes its clock.
  case clockChanged = "clock_changed"
  /// The dashboard is off, or is no more.
  case wallClockOff = "wall_clock_off"
  case chargingChanged = "charging_changed"
  /// World time, which had run ahead by an error, went back.
  case clockSetBack = "clock_set_back"

  // Faults
  case faultAdded = "fault_added"
  case faultTriggered = "fault_triggered"
  /// It is over: used up, or its span is.
  case faultExhausted = "fault_exhausted"
  case faultCleared = "fault_cleared"
}
