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
