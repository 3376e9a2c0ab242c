package import Entitlements
package import VehicleCatalog
package import WorldTime

/// Why a car does not do what it is told. Nothing was changed; a wrong PIN is to be counted by
/// ``CarEvent/pinFailed``.
package enum CarRefusal: Error, Hashable, Sendable {
  // Setting what the car does not have, or cannot be
  case profileLacks(String)
  case noSupply
  case outOfRange(what: String, allowed: String)
  case ignitionOff
  case bondUnknown(String)
  case faultUnknown(String)

  // Using a service
  case serviceNotSubscribed(ServiceID, reason: ServiceReason)
  case serviceNotActive(ServiceID, reason: ServiceReason, nextChangeAt: Instant?)
  case notSupportedByGateway(ServiceID, rule: String?)
  case actionUnknown(ServiceID, action: String, known: [String])
  case inputInvalid(CommandInputs.Name, String)
  case inputMissing(CommandInputs.Name, action: String)
  case inputUnknown(CommandInputs.Name, action: String)
  case ownerOnly
  case pinNotSet
  case pinRequired
  case pinWrong(left: Int)
  case pinLocked(until: Instant)
  case privacyModeOn
  case lowBattery(millivolts: Int)
  case tractionBatteryLow(percent: Int)
  case vehicleAsleep
  case networkUnavailable
  case vehicleInUse
  case cableNotConnected
  case alreadyInProgress(command: String)
  case quotaExceeded(String)
  case commandUnknown(String)
  case commandOver(String, state: ServiceCommand.State)

  /// Which kind of refusal it is, under the name that goes on the wire.
  package var code: Code { reported.code }
  /// What decided: the reason for a service's state, or the input that is wrong.
  package var rule: String? { reported.rule }
  /// When the answer changes by time alone.
  package var nextChangeAt: Instant? { reported.nextChangeAt }

  private typealias Reported = (code: Code, rule: String?, nextChangeAt: Instant?)

  private var reported: Reported {
    switch self {
    case .profileLacks: (.profileLacks, nil, nil)
    case .noSupply, .lowBattery: (.lowBattery, nil, nil)
    case .outOfRange: (.outOfRange, nil, nil)
    case .ignitionOff: (.ignitionOff, nil, nil)
    case .bondUnknown: (.bondUnknown, nil, nil)
    case .faultUnknown: (.faultUnknown, nil, nil)
    case .serviceNotSubscribed(_, let reason): (.serviceNotSubscribed, reason.name, nil)
    case .serviceNotActive(_, let reason, let next): (.serviceNotActive, reason.name, next)
    case .notSupportedByGateway(_, let rule): (.notSupportedByGateway, rule, nil)
    case .actionUnknown: (.actionUnknown, nil, nil)
    case .inputInvalid(let input, _), .inputMissing(let input, _), .inputUnknown(let input, _):
      (.inputInvalid, input.rawValue, nil)
    case .ownerOnly: (.ownerOnly, nil, nil)
    case .pinNotSet: (.pinNotSet, nil, nil)
    case .pinRequired: (.pinRequired, nil, nil)
    case .pinWrong: (.pinWrong, nil, nil)
    case .pinLocked(let end): (.pinLocked, nil, end)
    case .privacyModeOn: (.privacyModeOn, nil, nil)
    case .tractionBatteryLow: (.tractionBatteryLow, nil, nil)
    case .vehicleAsleep: (.vehicleAsleep, nil, nil)
    case .networkUnavailable: (.networkUnavailable, nil, nil)
    case .vehicleInUse: (.vehicleInUse, nil, nil)
    case .cableNotConnected: (.cableNotConnected, nil, nil)
    case .alreadyInProgress: (.alreadyInProgress, nil, nil)
    case .quotaExceeded: (.quotaExceeded, nil, nil)
    case .commandUnknown: (.commandUnknown, nil, nil)
    case .commandOver: (.commandOver, nil, nil)
    }
  }

  /// The refusals by name; the field's where it has one.
  ///
  /// - Source: `SERVICE_NOT_SUBSCRIBED`, `err.func.privacy.on`, `err.tech.501`, 409001 “already in
  ///   progress”, `err.func.wired.overloaded` (quota), `hvac.vehicle.in.use`,
  ///   `hvac.traction.battery.low` of the makers' back ends.
  package enum Code: String, Hashable, Sendable, Codable, CaseIterable {
    case profileLacks = "profile_lacks"
    case lowBattery = "low_battery"
    case outOfRange = "out_of_range"
    case ignitionOff = "ignition_off"
    case bondUnknown = "bond_unknown"
    case faultUnknown = "fault_unknown"
    case serviceNotSubscribed = "service_not_subscribed"
    case serviceNotActive = "service_not_active"
    case notSupportedByGateway = "not_supported_by_gateway"
    case actionUnknown = "action_unknown"
    case inputInvalid = "input_invalid"
    case ownerOnly = "owner_only"
    case pinNotSet = "pin_not_set"
    case pinRequired = "pin_required"
    case pinWrong = "pin_wrong"
    case pinLocked = "pin_locked"
    case privacyModeOn = "privacy_mode_on"
    case tractionBatteryLow = "traction_battery_low"
    case vehicleAsleep = "vehicle_asleep"
    case networkUnavailable = "network_unavailable"
    case vehicleInUse = "vehicle_in_use"
    case cableNotConnected = "cable_not_connected"
    case alreadyInProgress = "already_in_progress"
    case quotaExceeded = "quota_exceeded"
    case commandUnknown = "command_unknown"
    case commandOver = "command_over"
  }
}

extension CarRefusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .profileLacks(let what): "this car has no \(what)"
    case .noSupply: "the 12 V battery is dead or disconnected; nothing in the car has power"
    case .outOfRange(let what, let allowed): "\(what) is \(allowed)"
    case .ignitionOff: "the ignition is off; turn it on first"
    case .bondUnknown(let id): "the car keeps no bond ‘\(id)’"
    case .faultUnknown(let id): "the car has no fault ‘\(id)’"
    case .serviceNotSubscribed(let id, let reason): "nothing entitles to \(id) (\(reason))"
    case .serviceNotActive(let id, let reason, _): "\(id) cannot be used yet (\(reason))"
    case .notSupportedByGateway(let id, let rule):
      rule.map { "this car cannot do \(id) (\($0))" } ?? "\(id) has nothing that is done from afar"
    case .actionUnknown(let id, let action, let known):
      "\(id) has no action ‘\(action)’; it has \(known.joined(separator: ", "))"
    case .inputInvalid(let input, let why): "inputs.\(input.rawValue): \(why)"
    case .inputMissing(let input, let action): "\(action) needs inputs.\(input.rawValue)"
    case .inputUnknown(let input, let action): "\(action) takes no inputs.\(input.rawValue)"
    case .ownerOnly: "only the owner may do this"
    case .pinNotSet: "no PIN is set up; the owner asks for a code and sets one"
    case .pinRequired: "the 4-digit PIN is needed"
    case .pinWrong(let left): "the PIN is wrong; \(left) tries are left"
    case .pinLocked(let end): "three wrong PINs; locked until \(end)"
    case .privacyModeOn: "privacy mode is on in the car"
    case .lowBattery(let millivolts): "the 12 V battery is low (\(millivolts) mV)"
    case .tractionBatteryLow(let percent): "the traction battery is at \(percent) %"
    case .vehicleAsleep: "the car is in deep sleep and hears nothing; wake it in the car"
    case .networkUnavailable: "the car has no mobile network"
    case .vehicleInUse: "the ignition is on; somebody uses the car"
    case .cableNotConnected: "the charging cable is not plugged in"
    case .alreadyInProgress(let id): "command \(id) of this service is still at work"
    case .quotaExceeded(let what): what
    case .commandUnknown(let id): "the car knows no command ‘\(id)’"
    case .commandOver(let id, let state): "command \(id) is over (\(state.rawValue))"
    }
  }
}
