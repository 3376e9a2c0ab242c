import CarModel
import WorldTime

/// The bonds a car keeps.
package struct BondsList: LinkRequest, Hashable {
  package var vehicle: String?

  package static let method = "bonds.list"
  package static let summary = "Lists the completed pairings of a vehicle."
  package static let access: [SocketAccess] = [.phoneInSession, .controlReader]
  package static let errors: [ErrorName] = [.vehicleUnknown, .vehicleAmbiguous, .vinInvalid]
  package static let notes = ["vehicle": "The VIN; may be left out while there is only one."]

  package init(vehicle: String? = nil) { self.vehicle = vehicle }

  /// Oldest first.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var bonds: [BondReport]

    package static let notes = ["bonds": "The bonds, oldest first."]

    package init(bonds: [BondReport]) { self.bonds = bonds }
  }

  package static let example = RequestExample(
    BondsList(),
    returns: Response(bonds: [
      BondReport(
        bond: "b-1f6e8c2a90d14b77", vehicle: "SJNTAAJ12U0000001", phone: "Camille's iPhone 14",
        bondedAt: Instant(milliseconds: 1_769_853_600_000), role: .owner)
    ]))
}
