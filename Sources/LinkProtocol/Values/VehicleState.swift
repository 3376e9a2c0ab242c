/// What the ignition does; VSS `Vehicle.LowVoltageSystemState` in words.
package enum PowerMode: String, WireEnum, Hashable {
  case off
  case accessory
  case on
  case driving
}

/// The mobile network at the car; VSS `Vehicle.Connectivity.IsConnectivityAvailable` in degrees.
package enum NetworkQuality: String, WireEnum, Hashable {
  case none
  case poor
  case good
}

/// Where a pairing stands on the car's side.
package enum PairingStage: String, WireEnum, Hashable {
  /// Closed: nobody can pair.
  case idle
  /// Opened by the person in the car; waits for a phone.
  case open
  /// Keys and nonces are being exchanged.
  case exchanging
  /// Six digits stand on both screens.
  case comparing
  /// Too many failures.
  case locked
}
