package import VehicleCatalog

/// A vehicle as its phone described it.
package struct LinkedVehicle: Hashable, Sendable {
  package let vin: VIN
  /// `qashqai-j12b/2025/tekna`.
  package let profile: ProfileName
  /// ISO 3166 alpha-2 of the country it was sold in.
  package let market: String
  /// The month it was built, where that matters.
  package let built: YearMonth?

  package init(vin: VIN, profile: ProfileName, market: String, built: YearMonth?) {
    self.vin = vin
    self.profile = profile
    self.market = market
    self.built = built
  }
}

extension LinkedVehicle: Codable {
  private enum CodingKeys: String, CodingKey { case vin, profile, market, built }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    vin = try container.decode(VIN.self, forKey: .vin)
    profile = try container.decode(ProfileName.self, forKey: .profile)
    market = try container.decode(String.self, forKey: .market)
    let text = try container.decodeIfPresent(String.self, forKey: .built)
    built = text.flatMap { YearMonth($0) }
    if let text, built == nil {
      throw DecodingError.dataCorruptedError(
        forKey: .built, in: container, debugDescription: "‘\(text)’ is not a month like 2019-03")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(vin, forKey: .vin)
    try container.encode(profile, forKey: .profile)
    try container.encode(market, forKey: .market)
    try container.encodeIfPresent(built?.description, forKey: .built)
  }
}
