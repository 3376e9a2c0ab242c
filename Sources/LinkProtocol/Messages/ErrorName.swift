/// Every refusal and failure a peer can be told, by its stable name.
///
/// The table below is the only place that gives a name its code and says what it means.
package enum ErrorName: String, Hashable, Sendable, CaseIterable {
  // JSON-RPC's own
  case parseError = "parse_error"
  case invalidRequest = "invalid_request"
  case methodNotFound = "method_not_found"
  case invalidParams = "invalid_params"
  // 1000 link
  case lineTooLong = "line_too_long"
  case helloFirst = "hello_first"
  case helloTwice = "hello_twice"
  case protocolVersionUnsupported = "protocol_version_unsupported"
  case tooManyConnections = "too_many_connections"
  case notPermitted = "not_permitted"
  case connectionTooSlow = "connection_too_slow"
  case batchTooLarge = "batch_too_large"
  case textUnshowable = "text_unshowable"
  // 1100 pairing
  case pairingClosed = "pairing_closed"
  case pairingBusy = "pairing_busy"
  case pairingLocked = "pairing_locked"
  case pairingOutOfOrder = "pairing_out_of_order"
  case pairingMessageInvalid = "pairing_message_invalid"
  case pairingCheckFailed = "pairing_check_failed"
  case pairingRejected = "pairing_rejected"
  case pairingTimedOut = "pairing_timed_out"
  case pairingNotPending = "pairing_not_pending"
  case pairingNumberMismatch = "pairing_number_mismatch"
  case bondsFull = "bonds_full"
  case storeRootRefused = "store_root_refused"
  // 1200 session
  case sessionRequired = "session_required"
  case bondUnknown = "bond_unknown"
  case sessionProofInvalid = "session_proof_invalid"
  case sessionTimedOut = "session_timed_out"
  // 1300 entitlement
  case malformed
  case tooLarge = "too_large"
  case badSignature = "bad_signature"
  case unknownKey = "unknown_key"
  case keyExpired = "key_expired"
  case algorithmNotAllowed = "algorithm_not_allowed"
  case wrongVehicle = "wrong_vehicle"
  case wrongAudience = "wrong_audience"
  case rollback
  case equivocation
  case notYetValid = "not_yet_valid"
  case expired
  case rootUnknown = "root_unknown"
  case rootMalformed = "root_malformed"
  case rootInUse = "root_in_use"
  // 1400 service
  case serviceUnknown = "service_unknown"
  case serviceNotSubscribed = "service_not_subscribed"
  case serviceNotActive = "service_not_active"
  case notSupportedByGateway = "not_supported_by_gateway"
  case actionUnknown = "action_unknown"
  case inputInvalid = "input_invalid"
  case privacyModeOn = "privacy_mode_on"
  case alreadyInProgress = "already_in_progress"
  case quotaExceeded = "quota_exceeded"
  case commandUnknown = "command_unknown"
  case commandOver = "command_over"
  case ownerOnly = "owner_only"
  case pinNotSet = "pin_not_set"
  case pinRequired = "pin_required"
  case pinWrong = "pin_wrong"
  case pinLocked = "pin_locked"
  case pinCodeInvalid = "pin_code_invalid"
  // 1500 vehicle
  case vehicleUnknown = "vehicle_unknown"
  case vehicleAmbiguous = "vehicle_ambiguous"
  case vehicleExists = "vehicle_exists"
  case vehiclesFull = "vehicles_full"
  case vinInvalid = "vin_invalid"
  case profileUnknown = "profile_unknown"
  case marketUnknown = "market_unknown"
  case buildDateInvalid = "build_date_invalid"
  case profileLacks = "profile_lacks"
  case outOfRange = "out_of_range"
  case lowBattery = "low_battery"
  case tractionBatteryLow = "traction_battery_low"
  case vehicleAsleep = "vehicle_asleep"
  case networkUnavailable = "network_unavailable"
  case vehicleInUse = "vehicle_in_use"
  case cableNotConnected = "cable_not_connected"
  case ignitionOff = "ignition_off"
  // 1600 clock
  case clockNotVirtual = "clock_not_virtual"
  case clockBackwards = "clock_backwards"
  case clockOutOfRange = "clock_out_of_range"
  case nonceUnknown = "nonce_unknown"
  case clockNotHeld = "clock_not_held"
  // 1700 fault
  case faultUnknown = "fault_unknown"
  case faultNotApplicable = "fault_not_applicable"
  case faultsFull = "faults_full"
  // 1800 journal
  case journalGone = "journal_gone"
  case watchersFull = "watchers_full"
  case watchUnknown = "watch_unknown"
  // 1850 backup
  case backupUnknown = "backup_unknown"
  case backupsFull = "backups_full"
  // 1900 internal
  case storageFailed = "storage_failed"
  case internalError = "internal_error"
}

extension ErrorName {
  /// The JSON-RPC error code.
  package var code: Int { entry.code }
  /// Whether the same call may succeed later without anything else being changed.
  package var isRetryable: Bool { entry.retryable }
  /// One sentence for the reference.
  package var meaning: String { entry.meaning }

  private typealias Entry = (code: Int, retryable: Bool, meaning: String)

  private var entry: Entry {
    guard let entry = Self.entries[self] else {
      preconditionFailure("every error has an entry: ‘\(rawValue)’ has none")
    }
    return entry
  }

  /// A test holds that each error has its entry, and a code of its own.
  private static let entries: [ErrorName: Entry] = [
    .parseError: (-32700, false, "The line is not JSON."),
    .invalidRequest: (-32600, false, "The JSON is not a JSON-RPC 2.0 call."),
    .methodNotFound: (-32601, false, "This socket has no such method."),
    .invalidParams: (-32602, false, "A parameter is missing, unknown or of the wrong kind."),
    .lineTooLong: (1000, false, "The line is longer than `lineBytesMax`; it was skipped."),
    .helloFirst: (1001, false, "The phone socket wants `link.hello` first."),
    .helloTwice: (1002, false, "This connection has said hello already."),
    .protocolVersionUnsupported: (1003, false, "No protocol version in common."),
    .tooManyConnections: (1004, true, "The daemon's connections are all taken."),
    .notPermitted: (1005, false, "The peer's user may read here and not operate."),
    .connectionTooSlow:
      (1006, true, "The peer was silent, or in the middle of a line, for too long."),
    .batchTooLarge:
      (1007, false, "The answers of the batch before it came to more than `batchAnswerBytesMax`."),
    .textUnshowable: (1008, false, "A name holds a line break or a character that acts."),
    .pairingClosed: (1100, true, "The car is not open for pairing."),
    .pairingBusy: (1101, true, "Another pairing is under way."),
    .pairingLocked: (1102, true, "Too many failures; pairing is locked for a while."),
    .pairingOutOfOrder: (1103, false, "A pairing message came out of its order."),
    .pairingMessageInvalid: (1104, false, "A pairing message holds no valid key or nonce."),
    .pairingCheckFailed: (1105, false, "The peers did not arrive at the same key."),
    .pairingRejected: (1106, false, "The person at the car said no."),
    .pairingTimedOut: (1107, true, "Nobody answered in time."),
    .pairingNotPending: (1108, false, "No pairing waits for an answer."),
    .pairingNumberMismatch: (1109, false, "The number given is not the one on the screen."),
    .bondsFull: (1110, false, "The car keeps no more bonds; remove one first."),
    .storeRootRefused: (1111, false, "The car trusts another store and takes no new one."),
    .sessionRequired: (1200, false, "The call needs a session that proved the bond."),
    .bondUnknown: (1201, false, "The car does not know this bond."),
    .sessionProofInvalid: (1202, false, "The proof of the bond is wrong."),
    .sessionTimedOut: (1203, true, "The challenge was not answered in time."),
    .malformed: (1300, false, "The document cannot be read."),
    .tooLarge: (1301, false, "The document is over its limits."),
    .badSignature: (1302, false, "The signature does not fit the document and its key."),
    .unknownKey: (1303, false, "No trusted root vouches for the signing key."),
    .keyExpired: (1304, false, "The signing key is not valid at this time."),
    .algorithmNotAllowed: (1305, false, "The header names another algorithm than the key's."),
    .wrongVehicle: (1306, false, "The document is for another VIN."),
    .wrongAudience: (1307, false, "The document is not meant for a head unit."),
    .rollback: (1308, false, "A version or a revision lower than the one kept."),
    .equivocation: (1309, false, "The version kept, with other content."),
    .notYetValid: (1310, true, "The document was issued later than the car's time."),
    .expired: (1311, false, "The document's lease is over."),
    .rootUnknown: (1312, false, "The car does not trust such a root."),
    .rootMalformed: (1313, false, "This is no root key."),
    .rootInUse: (1314, false, "The root comes from the trust file and is changed there."),
    .serviceUnknown: (1400, false, "The catalogue has no such service."),
    .serviceNotSubscribed: (1401, false, "Nothing entitles to the service now."),
    .serviceNotActive: (1402, true, "The service is entitled to and not usable yet."),
    .notSupportedByGateway: (1403, false, "This car cannot do that."),
    .actionUnknown: (1404, false, "The service has no such action."),
    .inputInvalid: (1405, false, "An input is missing, unknown or out of its range."),
    .privacyModeOn: (1406, false, "Privacy mode is on in the car."),
    .alreadyInProgress: (1407, true, "A command of this service is still at work."),
    .quotaExceeded: (1408, false, "The allowance, or a number of things kept, is used up."),
    .commandUnknown: (1409, false, "The car knows no such command."),
    .commandOver: (1410, false, "The command is over; nothing can be taken back."),
    .ownerOnly: (1411, false, "Only the owner's phone may do this."),
    .pinNotSet: (1412, false, "No PIN is set up yet."),
    .pinRequired: (1413, false, "The action needs the PIN."),
    .pinWrong: (1414, false, "The PIN is wrong; three wrong ones lock it."),
    .pinLocked: (1415, true, "Too many wrong PINs; locked for a while."),
    .pinCodeInvalid: (1416, false, "There is no such one-time code, or no longer."),
    .vehicleUnknown: (1500, false, "The daemon has no vehicle of this VIN."),
    .vehicleAmbiguous: (1501, false, "There are several vehicles, or none; name one."),
    .vehicleExists: (1502, false, "A vehicle of this VIN exists already."),
    .vehiclesFull: (1503, false, "The daemon holds no more vehicles."),
    .vinInvalid: (1504, false, "The text is no VIN."),
    .profileUnknown: (1505, false, "The catalogue has no such profile."),
    .marketUnknown: (1506, false, "The profile is not sold in this market."),
    .buildDateInvalid: (1507, false, "The build date does not fit the profile."),
    .profileLacks: (1508, false, "The car does not have what is to be set."),
    .outOfRange: (1509, false, "The value is outside its range."),
    .lowBattery: (1510, false, "The 12 V battery is too low, dead or disconnected."),
    .tractionBatteryLow: (1511, false, "The traction battery is below its reserve."),
    .vehicleAsleep: (1512, false, "The car is in deep sleep; somebody must wake it."),
    .networkUnavailable: (1513, true, "The car has no mobile network."),
    .vehicleInUse: (1514, false, "The ignition is on; somebody uses the car."),
    .cableNotConnected: (1515, false, "The charging cable is not plugged in."),
    .ignitionOff: (1516, false, "The ignition is off."),
    .clockNotVirtual: (1600, false, "The world follows the host's clock; it cannot be moved."),
    .clockBackwards: (1601, false, "World time never goes back while there is a vehicle."),
    .clockOutOfRange: (1602, false, "The rate or the step is outside its limits."),
    .nonceUnknown: (1603, true, "The statement answers no question of this session's."),
    .clockNotHeld: (1604, false, "The host's clock is not behind the world; nothing to set back."),
    .faultUnknown: (1700, false, "There is no such fault."),
    .faultNotApplicable: (1701, false, "A parameter that this kind of fault does not take."),
    .faultsFull: (1702, false, "The daemon holds no more faults; clear one first."),
    .journalGone: (1800, false, "The journal no longer keeps what comes after this number."),
    .watchersFull: (1801, true, "The daemon's watches are all taken."),
    .watchUnknown: (1802, false, "This connection has no such watch."),
    .backupUnknown: (1850, false, "The daemon keeps no such backup."),
    .backupsFull: (1851, false, "The daemon keeps no more backups; remove one first."),
    .storageFailed: (1900, true, "Nothing was changed: the database could not be written."),
    .internalError: (1901, false, "A fault of the daemon; the log says more under the id."),
  ]
}
