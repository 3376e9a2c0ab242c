package import CarModel
package import VehicleCatalog
package import WorldTime

extension StoreTexts {
  package func paired(with car: String) -> String { self[.pairedWith, ["car": car]] }

  /// The six digits to compare.
  package func onThePhone(_ number: String) -> String {
    self[.numberOnPhone, ["number": number]]
  }

  /// - Parameters:
  ///   - car: What the car is called.
  ///   - vin: Which car.
  ///   - carForgot: Whether the car gave up its side of the bond, too.
  /// - Returns: What became of the bond on both sides.
  package func unpaired(_ car: String, _ vin: VIN, carForgot: Bool) -> String {
    self[
      .unpaired,
      [
        "car": car, "vehicle": vin.rawValue,
        "outcome": carForgot ? self[.carForgot] : self[.carKeeps],
      ]]
  }

  package func power(_ mode: PowerMode) -> String {
    switch mode {
    case .off: self[.powerOff]
    case .accessory: self[.powerAccessory]
    case .on: self[.powerOn]
    case .driving: self[.powerDriving]
    }
  }

  package func network(_ quality: NetworkQuality) -> String {
    switch quality {
    case .none: self[.networkNone]
    case .poor: self[.networkPoor]
    case .good: self[.networkGood]
    }
  }

  /// Which document the car has.
  package func document(_ version: Int?) -> String {
    guard let version else { return self[.noDocument] }
    return self[.documentVersion, ["version": String(version)]]
  }

  package func delivered(_ version: Int) -> String {
    self[.documentDelivered, ["version": String(version)]]
  }

  package func nothingWaits(after version: Int) -> String {
    self[.nothingWaits, ["version": String(version)]]
  }

  /// When a service changes next, by time alone.
  package func nextChange(_ moment: String) -> String {
    self[.nextChangeAt, ["moment": moment]]
  }

  /// The heading over a car's services.
  package func services(of vehicle: String, at instant: Instant) -> String {
    self[.servicesAt, ["vehicle": vehicle, "moment": moment(instant)]]
  }
}
