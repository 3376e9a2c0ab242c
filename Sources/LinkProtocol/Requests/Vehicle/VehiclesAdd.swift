/// A new car joins the world.
package struct VehiclesAdd: LinkRequest, Hashable {
  package var vin: String
  package var profile: String
  package var market: String
  package var built: String?

  package typealias Response = VehicleDescription

  package static let method = "vehicles.add"
  package static let summary = "Adds a vehicle of a profile; ignition on, network good."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [
    .vinInvalid, .vehicleExists, .vehiclesFull, .profileUnknown, .marketUnknown,
    .buildDateInvalid, .storageFailed,
  ]
  package static let notes = [
    "vin": "Its VIN.",
    "profile": "Model-generation, model year and trim.",
    "market": "The country it is sold in, ISO 3166-1 alpha-2.",
    "built": "The month it was built, `2019-03`, where that decides its equipment.",
  ]
  package static let example = RequestExample(
    VehiclesAdd(vin: "SJNTAAJ12U0000001", profile: "qashqai-j12b/2025/tekna", market: "FR"),
    returns: .sample)

  package init(vin: String, profile: String, market: String, built: String? = nil) {
    self.vin = vin
    self.profile = profile
    self.market = market
    self.built = built
  }
}
