import TestSupport
import Testing
import VehicleCatalog

@Suite struct ProfileTests {
  private func profile(
    _ name: String, _ market: String, built: String? = nil
  ) throws -> VehicleProfile {
    try ShippedCatalog.load().profile(
      ProfileName(name), market: market, built: built.flatMap(YearMonth.init))
  }

  private func refusal(_ name: String, _ market: String, built: String? = nil) throws -> String {
    let catalog = try ShippedCatalog.load()
    let error = #expect(throws: ProfileRefusal.self) {
      try catalog.profile(
        try ProfileName(name), market: market, built: built.flatMap(YearMonth.init))
    }
    return error?.description ?? ""
  }

  @Test func `no car's name says a word twice in a row`() throws {
    for profile in try ShippedCatalog.load().profiles() {
      let words = profile.displayName.split(separator: " ")
      #expect(!zip(words, words.dropFirst()).contains { $0 == $1 }, "\(profile.displayName)")
    }
    let first = try profile("leaf-ze1/2019/leaf-first", "FR")
    #expect(first.displayName == "Leaf First 2019 (FR)")
  }

  @Test func `a profile carries what generation, trim and market say`() throws {
    let tekna = try profile("qashqai-j12b/2025/tekna", "fr")
    #expect(tekna.market == "FR")
    #expect(tekna.displayName == "Qashqai Tekna 2025 (FR)")
    #expect(tekna.generation == "J12B")
    #expect(tekna.headUnit.generation == "google")
    #expect(tekna.catalogueGeneration == "800-5000-series")
    #expect(tekna.capabilities.isSuperset(of: ["tcu", "smart_alerts", "google_builtin"]))
    let acenta = try profile("qashqai-j12b/2025/acenta-premium", "GB")
    #expect(!acenta.capabilities.contains("smart_alerts"))
    #expect(acenta.confidence == "guess")
  }

  @Test func `a market's own word wins over the generation's`() throws {
    #expect(
      try profile("ariya-fe0/2024/advance", "GB").powertrain == "BEV 63 kWh FWD; 87 kWh FWD")
    #expect(
      try profile("ariya-fe0/2024/advance", "FR").powertrain
        == "BEV 63 kWh FWD 218 ch; 87 kWh FWD 242 ch")
    #expect(try profile("qashqai-j12a/2022/tekna", "DE").confidence == "general/guess")
  }

  @Test func `every trim name is lower kebab-case with plus spelt out`() throws {
    #expect(try profile("qashqai-j12b/2025/tekna-plus", "FR").trim == "Tekna+")
    #expect(try profile("qashqai-j12b/2024/n-design-plus", "FR").trim == "N-Design+")
    #expect(try profile("leaf-ze1/2021/e-plus-n-tec", "GB").trim == "e+ N-Tec")
  }

  @Test func `every profile that is listed resolves to itself`() throws {
    let catalog = try ShippedCatalog.load()
    let profiles = catalog.profiles()
    for profile in profiles {
      let resolved = try catalog.profile(profile.name, market: profile.market, built: profile.built)
      #expect(resolved == profile)
    }
    #expect(Set(profiles).count == profiles.count)
    let pairs = catalog.profileNames.reduce(0) { $0 + $1.markets.count }
    #expect(pairs <= profiles.count && pairs > 1_000)
  }

  @Test(arguments: [
    ("leaf-ze1/2019/acenta", nil, "ZE1"),
    ("leaf-ze1/2019/acenta", "2019-05", "ZE1"),
    ("leaf-ze1/2019/acenta", "2019-04", "ZE1-pre0519"),
    ("leaf-ze1/2019/acenta", "2018-11", "ZE1-pre0519"),
    ("leaf-ze1/2018/acenta", nil, "ZE1-pre0519"),
    ("leaf-ze1/2019/visia", nil, "ZE1-pre0519"),
    ("leaf-ze1/2020/tekna", "2019-12", "ZE1"),
  ])
  func `a Leaf is on the side of May 2019 that its build month says`(
    name: String, built: String?, generation: String
  ) throws {
    let leaf = try profile(name, "FR", built: built)
    #expect(leaf.generation == generation)
    #expect(leaf.capabilities.contains("tcu") == (generation == "ZE1"))
    #expect(leaf.name.description == name)
    #expect(leaf.built?.description == built)
  }

  @Test(arguments: [
    (
      "leaf-ze1/2020/acenta", "FR", "2019-04", "leaf-ze1/2020/acenta in FR was not built in 2019-04"
    ),
    (
      "leaf-ze1/2019/acenta", "GB", "2019-03", "leaf-ze1/2019/acenta in GB was not built in 2019-03"
    ),
    (
      "leaf-ze1/2021/acenta", "FR", "2019-12",
      "built 2019-12 contradicts model year 2021:"
        + " a car is built in its model year or the year before"
    ),
    (
      "leaf-ze1/2019/acenta", "FR", "2020-01",
      "built 2020-01 contradicts model year 2019:"
        + " a car is built in its model year or the year before"
    ),
  ])
  func `a build month that contradicts the rest is refused`(
    name: String, market: String, built: String, message: String
  ) throws {
    #expect(try refusal(name, market, built: built) == message)
  }

  @Test(arguments: [
    (
      "qashqai-j21b/2025/tekna", "FR",
      "no vehicle ‘qashqai-j21b’; did you mean ‘qashqai-j12b’ or ‘qashqai-j11’ or ‘qashqai-j12a’?"
    ),
    ("skyline-r34/2002/gt", "FR", "no vehicle ‘skyline-r34’"),
    (
      "leaf-third-generation/2026/evolve", "FR",
      "no vehicle ‘leaf-third-generation’; did you mean ‘leaf-ze0’ or ‘leaf-ze1’ or ‘leaf-ze2’?"
    ),
    (
      "qashqai-j12b/2019/tekna", "FR",
      "qashqai-j12b was not sold in model year 2019; years are 2024-2026"
    ),
    (
      "qashqai-j12b/2025/teckna", "FR",
      "qashqai-j12b of 2025 has no trim ‘teckna’; did you mean ‘tekna’?"
    ),
    (
      "qashqai-j12b/2025/visia", "FR",
      "qashqai-j12b of 2025 has no trim ‘visia’; trims are acenta, acenta-premium, n-connecta,"
        + " n-design, n-design-plus, tekna, tekna-plus"
    ),
    (
      "qashqai-j12b/2025/acenta-premium", "FR",
      "qashqai-j12b/2025/acenta-premium was not sold in FR; it was in GB"
    ),
    (
      "qashqai-j12b/2025/tekna", "US",
      "no market ‘US’; markets are FR, GB, DE, ES, IT, NL, BE, LU, AT, CH, PL, SE, NO, DK, FI, PT,"
        + " IE"
    ),
  ])
  func `a refusal says what there is instead`(
    name: String, market: String, message: String
  ) throws {
    #expect(try refusal(name, market) == message)
  }

  @Test func `profiles compare by what they say, not by where they were loaded`() throws {
    let again = try Catalog.load(folder: ShippedCatalog.folder)
    let name = try ProfileName("juke-f16a/2020/tekna")
    let other = try again.profile(name, market: "DE")
    #expect(try profile("juke-f16a/2020/tekna", "DE") == other)
    #expect(try profile("juke-f16a/2020/tekna", "GB") != other)
    #expect(try profile("juke-f16a/2020/tekna", "DE").hashValue == other.hashValue)
  }
}
