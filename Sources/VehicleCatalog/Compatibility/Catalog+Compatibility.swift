package import WorldTime

extension Catalog {
  /// Whether `service` works with a car and, when `phone` is given, with that phone's app.
  ///
  /// Every unmet rule is told, not only the first.
  ///
  /// - Parameters:
  ///   - service: The service to ask about.
  ///   - profile: The car.
  ///   - phone: The phone; `nil` asks about the car alone.
  ///   - instant: World time, which decides the app version in force; `nil` is the newest.
  /// - Returns: All that is not met.
  package func compatibility(
    of service: ServiceID,
    with profile: VehicleProfile,
    phone: PhoneFacts?,
    at instant: Instant?
  ) -> Compatibility {
    guard let known = self.service(service) else {
      return Compatibility(unmet: [
        UnmetRule(.unknownService, needed: "", found: service.rawValue)
      ])
    }
    var unmet = Self.unmet(known.availability, profile)
    unmet += Self.unmet(known.requires, profile)
    if known.provision == .store {
      unmet += Self.unmetBuildDate(profile)
      if let phone { unmet += unmetByPhone(phone, at: instant) }
    }
    return Compatibility(unmet: unmet)
  }

  /// Whether `product` can be sold for a car: its own limits, and all services it grants but the
  /// optional ones.
  package func compatibility(
    of product: Product,
    with profile: VehicleProfile,
    phone: PhoneFacts?,
    at instant: Instant?
  ) -> Compatibility {
    let services = product.grants.filter { !product.optional.contains($0) }
    return Compatibility(
      unmet: Self.unmet(product.availability, profile)
        + services.flatMap {
          compatibility(of: $0, with: profile, phone: phone, at: instant).unmet
        }
    )
  }

  private static func unmet(
    _ availability: Availability,
    _ profile: VehicleProfile
  ) -> [UnmetRule] {
    var unmet: [UnmetRule] = []
    let build = profile.equipment.build
    if let models = availability.models, !models.contains(where: { $0.matches(build) }) {
      let needed = models.map(\.description).joined(separator: ", ")
      unmet.append(
        UnmetRule(.model, needed: needed, found: build.rawValue)
      )
    }
    if let years = availability.years, !years.contains(profile.modelYear) {
      unmet.append(
        UnmetRule(.year, needed: years.description, found: String(profile.modelYear))
      )
    }
    if let trims = availability.trims[build], !trims.contains(profile.name.trim) {
      unmet.append(
        UnmetRule(
          .trim,
          needed: trims.sorted().joined(separator: ", "),
          found: profile.name.trim
        )
      )
    }
    if let markets = availability.markets, !markets.contains(profile.market) {
      unmet.append(
        UnmetRule(
          .market,
          needed: markets.sorted().joined(separator: ", "),
          found: profile.market
        )
      )
    }
    let headUnit = profile.headUnit.generation
    if let allowed = availability.headUnits, !allowed.contains(headUnit) {
      unmet.append(
        UnmetRule(
          .headUnitGeneration,
          needed: allowed.sorted().map(\.rawValue).joined(separator: ", "),
          found: headUnit.rawValue
        )
      )
    }
    return unmet
  }

  private static func unmet(
    _ requirements: [CapabilityRequirement],
    _ profile: VehicleProfile
  ) -> [UnmetRule] {
    requirements.filter { !$0.isMet(by: profile.capabilities) }.map {
      UnmetRule(.missingHardware, needed: $0.description, found: "")
    }
  }

  private static func unmetBuildDate(_ profile: VehicleProfile) -> [UnmetRule] {
    guard let first = profile.equipment.connectedFrom, let built = profile.built, built < first
    else { return [] }
    return [UnmetRule(.buildDate, needed: first.description, found: built.description)]
  }
}
