extension Catalog {
  /// The profile of that name in a market.
  ///
  /// Where a generation changed within a model year, `built` decides; without it the car is of
  /// the later side.
  /// - Parameters:
  ///   - name: Such as `qashqai-j12b/2025/tekna`.
  ///   - market: ISO 3166 code, capital letters or not.
  ///   - built: The month the car was built in, when it is known.
  /// - Returns: The profile; it carries `built` as it was given.
  /// - Throws: ``ProfileRefusal``, with what there is instead.
  package func profile(
    _ name: ProfileName,
    market: String,
    built: YearMonth? = nil
  ) throws(ProfileRefusal) -> VehicleProfile {
    guard let generation = generationsByID[name.generation] else {
      throw .unknownGeneration(name.generation, near: nearGenerations(name.generation))
    }
    guard let country = country(market) else {
      throw .unknownMarket(market, known: countries.map(\.code))
    }
    if let built, !(name.modelYear - 1...name.modelYear).contains(built.year) {
      throw .builtOutsideModelYear(name, built)
    }
    let sold = generation.builds.flatMap { build in build.equipment.map { (build, $0) } }
    let ofYear = sold.filter { $0.1.years.contains(name.modelYear) }
    guard !ofYear.isEmpty else {
      throw .modelYear(name, sold: Set(sold.map(\.1.years)).map(\.description).sorted())
    }
    let ofTrim = ofYear.filter { $0.1.trimName == name.trim }
    guard !ofTrim.isEmpty else {
      throw .trim(name, sold: Set(ofYear.map(\.1.trimName)).sorted())
    }
    let ofMarket = ofTrim.filter { $0.1.countries.contains(country.code) }
    guard !ofMarket.isEmpty else {
      throw .market(name, country.code, sold: Set(ofTrim.flatMap(\.1.countries)).sorted())
    }
    var equipment = ofMarket[0].1
    if let built {
      guard let match = ofMarket.first(where: { $0.0.includes(built) }) else {
        throw .built(name, country.code, built)
      }
      equipment = match.1
    }
    return VehicleProfile(
      name: name,
      market: country.code,
      built: built,
      equipment: equipment
    )
  }

  /// The profile a person named on a command line.
  ///
  /// - Throws: ``ProfileRefusal``.
  package func profile(
    _ specification: VehicleSpecification
  ) throws(ProfileRefusal) -> VehicleProfile {
    try profile(
      specification.profile,
      market: specification.market,
      built: specification.built
    )
  }

  /// Every profile: each name in each market, and each side of a build date. Sorted by name, then
  /// market.
  package func profiles() -> [VehicleProfile] {
    var profiles: [VehicleProfile] = []
    for generation in generations {
      for (index, build) in generation.builds.enumerated() {
        // A date is needed only to tell an earlier side from the later one.
        let built = index == 0 ? nil : build.before?.previous
        for equipment in build.equipment {
          for year in equipment.years.from...(equipment.years.to ?? equipment.years.from) {
            let name = ProfileName(
              generation: generation.id,
              modelYear: year,
              trim: equipment.trimName
            )
            let fits = built.map { (year - 1...year).contains($0.year) } ?? true
            profiles += equipment.countries.map {
              VehicleProfile(
                name: name,
                market: $0,
                built: fits ? built : nil,
                equipment: equipment
              )
            }
          }
        }
      }
    }
    return profiles.sorted { ($0.name, $0.market) < ($1.name, $1.market) }
  }

  /// Every profile name with its markets, sorted by name.
  package var profileNames: [(name: ProfileName, markets: [String])] {
    Dictionary(grouping: profiles(), by: \.name)
      .map { ($0.key, Set($0.value.map(\.market)).sorted()) }
      .sorted { $0.0 < $1.0 }
  }

  private func nearGenerations(_ id: GenerationID) -> [String] {
    let known = generations.map(\.id.rawValue)
    let near = NearestName.ranked(id.rawValue, among: known, limit: 3)
    guard near.isEmpty else { return near }
    let model = id.rawValue.split(separator: "-").first ?? ""
    return known.filter { !model.isEmpty && $0.hasPrefix(model) }
  }
}
