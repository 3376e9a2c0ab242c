package import NissanStore
package import VehicleCatalog

/// What things are called that have a name in the catalogue.
extension StoreTexts {
  package func name(of product: ProductID) -> String {
    catalog?.product(product)?.name[language] ?? product.rawValue
  }

  package func name(of service: ServiceID) -> String {
    catalog?.service(service)?.name[language] ?? service.rawValue
  }

  /// `Qashqai Tekna 2025 (FR)`.
  package func name(of vehicle: LinkedVehicle) -> String {
    let profile = try? catalog?.profile(
      vehicle.profile, market: vehicle.market, built: vehicle.built)
    return profile?.displayName ?? "\(vehicle.profile), \(vehicle.market)"
  }

  /// What a car has, in words.
  package func names(ofCapabilities capabilities: [String]) -> String {
    list(capabilities.map { catalog?.capabilities[Capability(rawValue: $0)]?[language] ?? $0 })
  }

  /// What a rule needs and found, in words.
  func shown(_ unmet: UnmetRule) -> (needed: String, found: String) {
    switch unmet.rule {
    case .model: each(unmet, models)
    case .trim: each(unmet, trim)
    case .market: each(unmet) { catalog?.country($0)?.name[language] }
    case .headUnitGeneration:
      each(unmet) { catalog?.headUnits[HeadUnitGeneration(rawValue: $0)]?[language] }
    case .missingHardware:
      (
        oneOf(unmet.needed.split(separator: " | ").map { names(ofCapabilities: [String($0)]) }),
        unmet.found
      )
    case .unknownService: (unmet.needed, name(of: ServiceID(rawValue: unmet.found)))
    case .year, .buildDate, .phoneModel, .phoneOS, .googleServices, .appVersion:
      (unmet.needed, unmet.found)
    }
  }

  private func each(
    _ unmet: UnmetRule, _ word: (String) -> String?
  ) -> (needed: String, found: String) {
    func words(_ text: String) -> String {
      var seen: [String] = []
      for name in text.split(separator: ", ").map(String.init) {
        let word = word(name) ?? name
        if !seen.contains(word) { seen.append(word) }
      }
      return list(seen)
    }
    return (words(unmet.needed), words(unmet.found))
  }

  /// `qashqai-j12*` is the Qashqai of 2021–2026.
  private func models(_ pattern: String) -> String? {
    let builds = (catalog?.generations ?? []).flatMap(\.builds).filter {
      NamePattern(pattern).matches($0.identity.id.rawValue)
    }
    let years = builds.flatMap(\.equipment).map(\.years)
    guard let model = builds.first?.identity.model, let first = years.map(\.from).min() else {
      return nil
    }
    let last = years.compactMap(\.to).max() ?? first
    return first == last ? "\(model) (\(first))" : "\(model) (\(first)–\(last))"
  }

  /// `tekna-plus` is sold as `Tekna+`.
  private func trim(_ name: String) -> String? {
    (catalog?.generations ?? []).lazy.flatMap(\.builds).flatMap(\.trims).first {
      kebabCase($0) == name
    }
  }
}
