import Entitlements
import VehicleCatalog
import WorldTime

extension TestStore {
  /// A signed time for a car; with its nonce it answers the car's question.
  func time(
    _ instant: Instant, nonce: String? = nil, vin: String = ColdCar.vin,
    audience: String = TimeStatement.audience
  ) async throws -> String {
    try signer.sign(
      TimeStatement(
        issuer: "store", vehicle: try VIN(vin), issuedAt: instant, nonce: nonce,
        audience: audience))
  }
}
