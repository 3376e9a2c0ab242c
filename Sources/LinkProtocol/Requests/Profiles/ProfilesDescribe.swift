package import VehicleCatalog
package import WorldTime

/// One profile, and which services go with it.
package struct ProfilesDescribe: LinkRequest, Hashable {
  package var profile: String
  package var market: String
  package var built: String?

  package static let method = "profiles.describe"
  package static let summary = "Describes a profile, with every service it can or cannot have."
  package static let access: [SocketAccess] = [.controlReader]
  package static let errors: [ErrorName] = [.profileUnknown, .marketUnknown, .buildDateInvalid]
  package static let notes = [
    "profile": "Model-generation, model year and trim.",
    "market": "The country, ISO 3166-1 alpha-2.",
    "built": "The month it was built, `2019-03`, where that decides its equipment.",
  ]

  package init(profile: String, market: String, built: String? = nil) {
    self.profile = profile
    self.market = market
    self.built = built
  }

  /// The profile's equipment and its services.
  package struct Response: Codable, Hashable, Sendable, WireDocumented {
    package var profile: String
    package var market: String
    package var displayName: String
    package var powertrain: String
    package var headUnit: String
    package var capabilities: [String]
    package var confidence: String
    package var source: String
    package var services: [ServiceCompatibility]

    package static let notes = [
      "profile": "Model-generation, model year and trim.",
      "market": "The country.",
      "displayName": "Model, trim and year for people.",
      "powertrain": "The engines of the profile.",
      "headUnit": "The head unit's generation.",
      "capabilities": "What the hardware can do.",
      "confidence": "How well this is known.",
      "source": "Where it is known from.",
      "services": "Every service, compatible or with every reason against it.",
    ]
  }

  package static let example = RequestExample(
    ProfilesDescribe(profile: "qashqai-j12b/2025/tekna", market: "FR"),
    returns: Response(
      profile: "qashqai-j12b/2025/tekna", market: "FR", displayName: "Qashqai Tekna 2025 (FR)",
      powertrain: "MHEV 1.3 DIG-T 140/158", headUnit: "Google built-in 12.3in; CCS2",
      capabilities: ["tcu", "smart_alerts"], confidence: "found", source: "press",
      services: [
        ServiceCompatibility(
          service: "tyre-pressure", compatible: false,
          unmet: [UnmetRule(.model, needed: "juke-f16", found: "qashqai-j12b")])
      ]))
}

extension ProfilesDescribe.Response {
  package init(_ profile: VehicleProfile, at instant: Instant, in catalog: Catalog) {
    self.init(
      profile: profile.name.description, market: profile.market,
      displayName: profile.displayName, powertrain: profile.powertrain,
      headUnit: profile.headUnit.name, capabilities: profile.capabilities.map(\.rawValue).sorted(),
      confidence: profile.confidence, source: profile.source,
      services: catalog.services.map { service in
        let unmet = catalog.compatibility(of: service.id, with: profile, phone: nil, at: instant)
          .unmet
        return ServiceCompatibility(
          service: service.id.rawValue, compatible: unmet.isEmpty, unmet: unmet)
      })
  }
}
