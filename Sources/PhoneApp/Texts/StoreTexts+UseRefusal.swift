import LinkProtocol

extension StoreTexts {
  /// Why a service is not used, by the names from 1400 on.
  func whyNotUsed(_ name: ErrorName) -> String {
    switch name {
    case .serviceUnknown: self[.carServiceUnknown]
    case .serviceNotSubscribed: self[.carNotSubscribed]
    case .serviceNotActive: self[.carNotActive]
    case .notSupportedByGateway: self[.carCannot]
    case .actionUnknown: self[.carActionUnknown]
    case .inputInvalid: self[.carInputInvalid]
    case .privacyModeOn: self[.carPrivacyModeOn]
    case .alreadyInProgress: self[.carAlreadyAtWork]
    case .quotaExceeded: self[.carQuotaExceeded]
    case .commandUnknown: self[.carCommandUnknown]
    case .commandOver: self[.carCommandOver]
    case .ownerOnly: self[.carOwnerOnly]
    case .pinNotSet: self[.carPinNotSet]
    case .pinRequired: self[.carPinRequired]
    case .pinWrong: self[.carPinWrong]
    case .pinLocked: self[.carPinLocked]
    case .pinCodeInvalid: self[.carPinCode]
    default: self[.carOther]
    }
  }

  /// What about the vehicle is against it, by the names from 1500 on.
  func whyOfVehicle(_ name: ErrorName) -> String {
    switch name {
    case .vehicleUnknown: self[.carVehicleUnknown]
    case .vehicleAmbiguous: self[.carVehicleAmbiguous]
    case .vehicleExists: self[.carVehicleExists]
    case .vehiclesFull: self[.carVehiclesFull]
    case .vinInvalid: self[.carVINInvalid]
    case .profileUnknown: self[.carProfileUnknown]
    case .marketUnknown: self[.carMarketUnknown]
    case .buildDateInvalid: self[.carBuildDate]
    case .profileLacks: self[.carProfileLacks]
    case .outOfRange: self[.carOutOfRange]
    case .lowBattery: self[.carLowBattery]
    case .tractionBatteryLow: self[.carTractionLow]
    case .vehicleAsleep: self[.carAsleep]
    case .networkUnavailable: self[.carNoNetwork]
    case .vehicleInUse: self[.carInUse]
    case .cableNotConnected: self[.carCableOut]
    case .ignitionOff: self[.carIgnitionOff]
    default: self[.carOther]
    }
  }
}
