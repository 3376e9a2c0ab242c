/// The mobile network where the car stands.
///
/// - Source: COVESA VSS 6.0, `Vehicle.Connectivity.IsConnectivityAvailable`, in degrees.
package enum NetworkQuality: String, Hashable, Sendable, Codable, CaseIterable {
  case none
  /// Enough for everything, but a command from afar takes twice as long.
  case poor
  case good
}
