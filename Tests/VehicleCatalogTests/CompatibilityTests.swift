import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@Suite struct CompatibilityTests {
  private func unmet(
    _ service: ServiceID, _ profile: String, _ market: String, built: String? = nil
  ) throws -> [String] {
    let catalog = try ShippedCatalog.load()
    let car = try catalog.profile(
      ProfileName(profile), market: market, built: built.flatMap(YearMonth.init))
    return catalog.compatibility(of: service, with: car, phone: nil, at: nil).unmet
      .map { "\($0.rule.rawValue) \($0.needed)" }
  }

  @Test func `a Qashqai Tekna of 2025 has smart alerts`() throws {
    #expect(try unmet("smart-alerts", "qashqai-j12b/2025/tekna", "FR") == [])
  }

  @Test func `R08, R10, S20: every unmet rule is told, in the order of the rules`() throws {
    #expect(
      try unmet("nissan-charge", "leaf-ze0/2011/visia", "FR") == [
        "model leaf-ze1, leaf-ze2, ariya-fe0, micra-ev, townstar-ev-xfk", "year 2019+",
      ])
    #expect(
      try unmet("google-built-in", "qashqai-j11/2019/visia", "FR") == [
        "model qashqai-j12b, leaf-ze2, micra-ev", "year 2024+",
        "head_unit_generation google, openr-google", "missing_hardware google_builtin",
      ])
    #expect(
      try unmet("google-built-in", "micra-ev/2025/engage", "FR") == [
        "trim advance, evolve", "head_unit_generation google, openr-google",
        "missing_hardware google_builtin",
      ])
    #expect(
      try unmet("nissan-charge", "leaf-ze1/2020/tekna", "GB") == [
        "market AT, BE, CH, DE, DK, ES, FI, FR, IT, LU, NL, SE"
      ])
    #expect(
      try unmet("remote-door-lock", "qashqai-j12b/2025/acenta", "DE") == [
        "missing_hardware remote_lock", "missing_hardware srp_pin",
      ])
  }

  @Test func `one of several capabilities is enough`() throws {
    #expect(try unmet("vehicle-status-check", "townstar-xfk/2023/tekna", "FR") == [])
    #expect(try unmet("door-to-door-navigation", "qashqai-j11/2019/tekna", "FR") == [])
    #expect(
      try unmet("vehicle-status-check", "qashqai-j11/2019/tekna", "FR").last
        == "missing_hardware lock_status | vehicle_status")
  }

  @Test func `a Leaf of before May 2019 has none of the app's services`() throws {
    let catalog = try ShippedCatalog.load()
    for service in catalog.services {
      let unmet = try unmet(service.id, "leaf-ze1/2019/acenta", "FR", built: "2019-04")
      #expect(!unmet.isEmpty, "\(service.id)")
    }
    #expect(try unmet("battery-status", "leaf-ze1/2019/acenta", "FR", built: "2019-05") == [])
  }

  @Test func `a car built before the app served its model is told so`() throws {
    #expect(
      try unmet("smart-alerts", "juke-f16a/2019/tekna", "FR", built: "2019-10") == [
        "build_date 2019-11"
      ])
    #expect(try unmet("smart-alerts", "juke-f16a/2019/tekna", "FR", built: "2019-11") == [])
    #expect(try unmet("ecall", "juke-f16a/2019/tekna", "FR", built: "2019-10") == [])
  }

  @Test func `what no car in Europe has is compatible with none`() throws {
    let catalog = try ShippedCatalog.load()
    for service: ServiceID in ["remote-engine-start", "concierge"] {
      for profile in catalog.profiles() {
        let answer = catalog.compatibility(of: service, with: profile, phone: nil, at: nil)
        #expect(answer.unmet.first?.rule == .model)
        #expect(answer.unmet.first?.sentence.hasPrefix("Is offered for no car") == true)
      }
    }
  }

  @Test func `every service but those works with some car`() throws {
    let catalog = try ShippedCatalog.load()
    let profiles = catalog.profiles()
    for service in catalog.services where service.availability.models?.isEmpty != true {
      #expect(
        profiles.contains {
          catalog.compatibility(of: service.id, with: $0, phone: nil, at: nil).isCompatible
        }, "\(service.id)")
    }
  }

  @Test func `a service that is not in the catalogue is refused by name`() throws {
    let catalog = try ShippedCatalog.load()
    let car = try catalog.profile(ProfileName("qashqai-j12b/2025/tekna"), market: "FR")
    let answer = catalog.compatibility(of: "time-travel", with: car, phone: nil, at: nil)
    #expect(answer.unmet.map(\.rule) == [.unknownService])
    #expect(answer.unmet.first?.sentence == "The catalogue has no service time-travel.")
  }

  @Test func `a pack needs all it grants but the optional ones, and its own limits`() throws {
    let catalog = try ShippedCatalog.load()
    func rules(_ product: ProductID, _ profile: String) throws -> [CompatibilityRule] {
      let car = try catalog.profile(ProfileName(profile), market: "FR")
      let product = try #require(catalog.product(product))
      return catalog.compatibility(of: product, with: car, phone: nil, at: nil).unmet.map(\.rule)
    }
    #expect(try rules("pack-safety", "qashqai-j12b/2025/tekna") == [])
    #expect(try rules("pack-entertainment", "qashqai-j12b/2025/tekna") == [])
    #expect(try rules("pack-comfort", "leaf-ze1/2022/tekna") == [])
    #expect(try rules("pack-comfort", "qashqai-j12b/2025/tekna").contains(.model))
    #expect(
      try rules("pack-safety", "juke-f16a/2020/tekna") == [.model, .year, .missingHardware])
  }

  @Test func `a product names no car that nothing it grants fits`() throws {
    let catalog = try ShippedCatalog.load()
    let profiles = Dictionary(grouping: catalog.profiles(), by: \.name.generation)
    for product in catalog.products {
      for pattern in product.availability.models ?? [] {
        for generation in catalog.generations where pattern.matches(generation.id) {
          let fits = profiles[generation.id, default: []].contains {
            catalog.compatibility(of: product, with: $0, phone: nil, at: nil).isCompatible
          }
          #expect(fits, "\(product.id) on \(generation.id)")
        }
      }
    }
  }

  @Test(arguments: CompatibilityRule.allCases)
  func `every rule has a sentence`(rule: CompatibilityRule) {
    let sentence = UnmetRule(rule, needed: "NEEDED", found: "FOUND").sentence
    #expect(sentence.contains("NEEDED") || sentence.contains("FOUND"))
    #expect(sentence.last == "." || sentence.last == "?")
  }
}
