import CarModel
package import LinkProtocol
package import VehicleCatalog
import WorldTime

/// What a daemon is told at its start.
package struct DaemonSettings: Sendable {
  package var version: String
  /// Where the database lives.
  package var stateFolder: String
  /// Where the sockets live.
  package var runtimeFolder: String
  package var clock: ClockStart
  /// Vehicles that must exist; those that do are left as they are.
  package var vehicles: [VehicleSpecification]
  package var pairing: HeadUnit.Settings.PairingMode
  /// A file of root keys to trust, and no others; `nil` trusts on first use.
  package var trustFile: String?
  /// Faults in force at once.
  package var faultsMax = ProtocolLimits.faultsMax
  package var journal = JournalLimits()
  /// A file that the metrics are written to again and again; `nil` for none.
  package var metricsFile: String?
  /// Seconds from one writing of it to the next.
  package var metricsSeconds = 15

  package init(
    version: String, stateFolder: String, runtimeFolder: String, clock: ClockStart,
    vehicles: [VehicleSpecification], pairing: HeadUnit.Settings.PairingMode, trustFile: String?
  ) {
    self.version = version
    self.stateFolder = stateFolder
    self.runtimeFolder = runtimeFolder
    self.clock = clock
    self.vehicles = vehicles
    self.pairing = pairing
    self.trustFile = trustFile
  }

  /// Where the daemon makes a socket that nobody hands over.
  package func socket(_ role: SocketRole) -> String { "\(runtimeFolder)/\(role.rawValue).sock" }
}
