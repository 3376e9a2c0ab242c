import VehicleCatalog

/// What the steps of a case may refer to.
struct CaseContext: Sendable {
  let catalog: Catalog
  /// `nil` while an error in the world leaves them unknown; any name passes then.
  var vehicles: [VehicleSetup]?
  /// `nil` as for ``vehicles``.
  var phones: [PhoneSetup]?

  /// The profile of a vehicle by its name, or of the first.
  func profile(of vehicle: String?) -> VehicleProfile? {
    setup(of: vehicle).flatMap {
      try? catalog.profile($0.profile, market: $0.market, built: $0.built)
    }
  }

  /// The market that a vehicle was sold in.
  func market(of vehicle: String?) -> String? { setup(of: vehicle)?.market }

  private func setup(of vehicle: String?) -> VehicleSetup? {
    guard let vehicle else { return vehicles?.first }
    return vehicles?.first { $0.name == vehicle }
  }
}
