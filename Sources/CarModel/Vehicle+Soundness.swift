extension Vehicle.State {
  /// What in a state that was kept could not have come to be and would stop the process later;
  /// `nil` when it is sound. Whole numbers are taken to have 16 digits at most.
  package var failure: String? {
    if !body.lowVoltage.isSound { return "the 12 V battery makes no sense" }
    if body.traction?.isSound == false { return "the traction battery makes no sense" }
    if !clock.isSound { return "the clock makes no sense" }
    if !body.location.isOnEarth { return "the place is not on the earth" }
    if !alerts.zones.allSatisfy(\.centre.isOnEarth) { return "a zone is not on the earth" }
    let minutes = [alerts.chargeTimerMinute, alerts.curfew?.fromMinute, alerts.curfew?.toMinute]
    guard minutes.allSatisfy({ $0.map((0..<Self.dayMinutes).contains) ?? true }) else {
      return "a time of day makes no sense"
    }
    return nil
  }

  private static let dayMinutes = 1_440

  /// Makes the version of a document that was proven the lowest that is taken from now on.
  package mutating func setVersionFloor(to version: Int) { versionFloor = version }

  /// Lowers the version below which no document is taken, where a record was kept that nothing
  /// proves: the store's next document must get in.
  package mutating func lowerVersionFloor(to version: Int) {
    versionFloor = max(0, min(versionFloor, version))
  }
}

extension GeoPoint {
  /// Its degrees are within their ranges.
  fileprivate var isOnEarth: Bool { GeoPoint(latitude: latitude, longitude: longitude) != nil }
}
