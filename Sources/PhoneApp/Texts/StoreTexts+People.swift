package import NissanStore
package import VehicleCatalog
package import WorldTime

extension StoreTexts {
  /// What an account may do with a vehicle.
  package func role(_ role: VehicleRole) -> String {
    switch role {
    case .owner: self[.roleOwner]
    case .guest: self[.roleGuest]
    }
  }

  /// That a subscription has another car now.
  package func transferred(from: VIN, to: VIN) -> String {
    self[.transferred, ["from": from.rawValue, "to": to.rawValue]]
  }

  /// That a car does not know of a transfer yet.
  package func hearsLater(_ vehicle: VIN) -> String {
    self[.hearsLater, ["vehicle": vehicle.rawValue]]
  }

  /// That something still paid ended with that.
  package func ended(_ product: ProductID, paidThrough end: Instant) -> String {
    self[.releasedEnds, ["product": product.rawValue, "moment": moment(end)]]
  }

  /// That an owner gave a vehicle up, or a guest left it.
  package func released(_ vehicle: VIN, by role: VehicleRole?) -> String {
    role == .owner
      ? self[.released, ["vehicle": vehicle.rawValue]]
      : self[.guestLeft, ["vehicle": vehicle.rawValue]]
  }
}
