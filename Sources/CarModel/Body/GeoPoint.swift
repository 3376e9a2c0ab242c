/// A place on the earth, WGS 84.
///
/// - Source: COVESA VSS 6.0, `Vehicle.CurrentLocation.Latitude` and `.Longitude`.
package struct GeoPoint: Hashable, Sendable, Codable {
  /// Degrees, −90…90.
  package let latitude: Double
  /// Degrees, −180…180.
  package let longitude: Double

  /// - Returns: `nil` outside the ranges, or for what is no number.
  package init?(latitude: Double, longitude: Double) {
    guard (-90...90).contains(latitude), (-180...180).contains(longitude) else { return nil }
    self.latitude = latitude
    self.longitude = longitude
  }

  private init(unchecked latitude: Double, _ longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }

  /// Where new cars stand: the Place de la Concorde in Paris.
  package static let start = GeoPoint(unchecked: 48.8656, 2.3212)

  /// Metres to another place along the surface, on a sphere.
  ///
  /// Exact enough for zones of some kilometres: with short distances the earth is flat.
  package func metres(to other: GeoPoint) -> Double {
    let degree = 111_195.0
    let north = (other.latitude - latitude) * degree
    let middle = (other.latitude + latitude) / 2 * .pi / 180
    let east = (other.longitude - longitude) * degree * Self.cosine(of: middle)
    return (north * north + east * east).squareRoot()
  }

  /// The cosine by its series, which the standard library lacks without a C library; exact to
  /// 1e-9 within −π/2…π/2.
  private static func cosine(of angle: Double) -> Double {
    let square = angle * angle
    var (term, sum) = (1.0, 1.0)
    for step in stride(from: 2.0, through: 18.0, by: 2.0) {
      term *= -square / (step * (step - 1))
      sum += term
    }
    return sum
  }
}
