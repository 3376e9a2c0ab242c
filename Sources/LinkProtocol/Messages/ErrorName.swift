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
    switch self {
    case .parseError: (-32700, false, "The line is not JSON.")
    case .invalidRequest: (-32600, false, "The JSON is not a JSON-RPC 2.0 call.")
    case .methodNotFound: (-32601, false, "This socket has no such method.")
    case .invalidParams: (-32602, false, "A parameter is missing, unknown or of the wrong kind.")
    case .lineTooLong, .helloFirst, .helloTwice, .protocolVersionUnsupported, .tooManyConnections,
      .notPermitted, .connectionTooSlow, .batchTooLarge, .textUnshowable:
      linkEntry
    case .pairingClosed, .pairingBusy, .pairingLocked, .pairingOutOfOrder, .pairingMessageInvalid,
      .pairingCheckFailed, .pairingRejected, .pairingTimedOut, .pairingNotPending,
      .pairingNumberMismatch, .bondsFull, .storeRootRefused:
      pairingEntry
    case .sessionRequired: (1200, false, "The call needs a session that proved the bond.")
    case .bondUnknown: (1201, false, "The car does not know this bond.")
    case .sessionProofInvalid: (1202, false, "The proof of the bond is wrong.")
    case .sessionTimedOut: (1203, true, "The challenge was not answered in time.")
    case .malformed, .tooLarge, .badSignature, .unknownKey, .keyExpired, .algorithmNotAllowed,
      .wrongVehicle, .wrongAudience, .rollback, .equivocation, .notYetValid, .expired,
      .rootUnknown, .rootMalformed, .rootInUse:
      entitlementEntry
    case .serviceUnknown, .serviceNotSubscribed, .serviceNotActive, .notSupportedByGateway,
      .actionUnknown, .inputInvalid, .privacyModeOn, .alreadyInProgress, .quotaExceeded,
      .commandUnknown, .commandOver, .ownerOnly, .pinNotSet, .pinRequired, .pinWrong, .pinLocked,
      .pinCodeInvalid:
      serviceEntry
    case .vehicleUnknown, .vehicleAmbiguous, .vehicleExists, .vehiclesFull, .vinInvalid,
      .profileUnknown, .marketUnknown, .buildDateInvalid, .profileLacks, .outOfRange, .lowBattery,
      .tractionBatteryLow, .vehicleAsleep, .networkUnavailable, .vehicleInUse, .cableNotConnected,
      .ignitionOff:
      vehicleEntry
    case .clockNotVirtual: (1600, false, "The world follows the host's clock; it cannot be moved.")
    case .clockBackwards: (1601, false, "World time never goes back while there is a vehicle.")
    case .clockOutOfRange: (1602, false, "The rate or the step is outside its limits.")
    case .clockNotHeld:
      (1604, false, "The host's clock is not behind the world; nothing to set back.")
    case .nonceUnknown: (1603, true, "The statement answers no question of this session's.")
    case .faultUnknown: (1700, false, "There is no such fault.")
    case .faultNotApplicable: (1701, false, "A parameter that this kind of fault does not take.")
    case .faultsFull: (1702, false, "The daemon holds no more faults; clear one first.")
    case .journalGone: (1800, false, "The journal no longer keeps what comes after this number.")
    case .watchersFull: (1801, true, "The daemon's watches are all taken.")
    case .watchUnknown: (1802, false, "This connection has no such watch.")
    case .backupUnknown: (1850, false, "The daemon keeps no such backup.")
    case .backupsFull: (1851, false, "The daemon keeps no more backups; remove one first.")
    case .storageFailed: (1900, true, "Nothing was changed: the database could not be written.")
    case .internalError: (1901, false, "A fault of the daemon; the log says more under the id.")
    }
  }

  private var linkEntry: Entry {
    switch self {
    case .lineTooLong: (1000, false, "The line is longer than `lineBytesMax`; it was skipped.")
    case .helloFirst: (1001, false, "The phone socket wants `link.hello` first.")
    case .helloTwice: (1002, false, "This connection has said hello already.")
    case .protocolVersionUnsupported: (1003, false, "No protocol version in common.")
    case .tooManyConnections: (1004, true, "The daemon's connections are all taken.")
    case .notPermitted: (1005, false, "The peer's user may read here and not operate.")
    case .batchTooLarge:
      (1007, false, "The answers of the batch before it came to more than `batchAnswerBytesMax`.")
    case .textUnshowable: (1008, false, "A name holds a line break or a character that acts.")
    default: (1006, true, "The peer was silent, or in the middle of a line, for too long.")
    }
  }

  private var pairingEntry: Entry {
    switch self {
    case .pairingClosed: (1100, true, "The car is not open for pairing.")
    case .pairingBusy: (1101, true, "Another pairing is under way.")
    case .pairingLocked: (1102, true, "Too many failures; pairing is locked for a while.")
    case .pairingOutOfOrder: (1103, false, "A pairing message came out of its order.")
    case .pairingMessageInvalid: (1104, false, "A pairing message holds no valid key or nonce.")
    case .pairingCheckFailed: (1105, false, "The peers did not arrive at the same key.")
    case .pairingRejected: (1106, false, "The person at the car said no.")
    case .pairingTimedOut: (1107, true, "Nobody answered in time.")
    case .pairingNotPending: (1108, false, "No pairing waits for an answer.")
    case .pairingNumberMismatch: (1109, false, "The number given is not the one on the screen.")
    case .bondsFull: (1110, false, "The car keeps no more bonds; remove one first.")
    default: (1111, false, "The car trusts another store and takes no new one.")
    }
  }

  private var entitlementEntry: Entry {
    switch self {
    case .malformed: (1300, false, "The document cannot be read.")
    case .tooLarge: (1301, false, "The document is over its limits.")
    case .badSignature: (1302, false, "The signature does not fit the document and its key.")
    case .unknownKey: (1303, false, "No trusted root vouches for the signing key.")
    case .keyExpired: (1304, false, "The signing key is not valid at this time.")
    case .algorithmNotAllowed: (1305, false, "The header names another algorithm than the key's.")
    case .wrongVehicle: (1306, false, "The document is for another VIN.")
    case .wrongAudience: (1307, false, "The document is not meant for a head unit.")
    case .rollback: (1308, false, "A version or a revision lower than the one kept.")
    case .equivocation: (1309, false, "The version kept, with other content.")
    case .notYetValid: (1310, true, "The document was issued later than the car's time.")
    case .expired: (1311, false, "The document's lease is over.")
    case .rootUnknown: (1312, false, "The car does not trust such a root.")
    case .rootMalformed: (1313, false, "This is no root key.")
    default: (1314, false, "The root comes from the trust file and is changed there.")
    }
  }

  private var serviceEntry: Entry {
    switch self {
    case .serviceUnknown: (1400, false, "The catalogue has no such service.")
    case .serviceNotSubscribed: (1401, false, "Nothing entitles to the service now.")
    case .serviceNotActive: (1402, true, "The service is entitled to and not usable yet.")
    case .notSupportedByGateway: (1403, false, "This car cannot do that.")
    case .actionUnknown: (1404, false, "The service has no such action.")
    case .inputInvalid: (1405, false, "An input is missing, unknown or out of its range.")
    case .privacyModeOn: (1406, false, "Privacy mode is on in the car.")
    case .alreadyInProgress: (1407, true, "A command of this service is still at work.")
    case .quotaExceeded: (1408, false, "The allowance, or a number of things kept, is used up.")
    case .commandUnknown: (1409, false, "The car knows no such command.")
    case .commandOver: (1410, false, "The command is over; nothing can be taken back.")
    case .ownerOnly: (1411, false, "Only the owner's phone may do this.")
    case .pinNotSet: (1412, false, "No PIN is set up yet.")
    case .pinRequired: (1413, false, "The action needs the PIN.")
    case .pinWrong: (1414, false, "The PIN is wrong; three wrong ones lock it.")
    case .pinLocked: (1415, true, "Too many wrong PINs; locked for a while.")
    default: (1416, false, "There is no such one-time code, or no longer.")
    }
  }

  private var vehicleEntry: Entry {
    switch self {
    case .vehicleUnknown: (1500, false, "The daemon has no vehicle of this VIN.")
    case .vehicleAmbiguous: (1501, false, "There are several vehicles, or none; name one.")
    case .vehicleExists: (1502, false, "A vehicle of this VIN exists already.")
    case .vehiclesFull: (1503, false, "The daemon holds no more vehicles.")
    case .vinInvalid: (1504, false, "The text is no VIN.")
    case .profileUnknown: (1505, false, "The catalogue has no such profile.")
    case .marketUnknown: (1506, false, "The profile is not sold in this market.")
    case .buildDateInvalid: (1507, false, "The build date does not fit the profile.")
    case .profileLacks: (1508, false, "The car does not have what is to be set.")
    case .outOfRange: (1509, false, "The value is outside its range.")
    case .lowBattery: (1510, false, "The 12 V battery is too low, dead or disconnected.")
    case .tractionBatteryLow: (1511, false, "The traction battery is below its reserve.")
    case .vehicleAsleep: (1512, false, "The car is in deep sleep; somebody must wake it.")
    case .networkUnavailable: (1513, true, "The car has no mobile network.")
    case .vehicleInUse: (1514, false, "The ignition is on; somebody uses the car.")
    case .cableNotConnected: (1515, false, "The charging cable is not plugged in.")
    default: (1516, false, "The ignition is off.")
    }
  }
}
