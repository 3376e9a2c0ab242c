import TestSupport
import Testing
import VehicleCatalog

@Suite struct SelectionTests {
  private func select(_ names: [String], _ markets: [String] = []) throws -> [VehicleProfile] {
    try ShippedCatalog.load().profiles(
      matching: names.map(NamePattern.init), markets: markets.map(NamePattern.init))
  }

  private func refusal(_ names: [String], _ markets: [String] = []) throws -> String {
    let error = #expect(throws: SelectionRefusal.self) { try select(names, markets) }
    return error?.description ?? ""
  }

  @Test func `a star selects every profile in every market, in the catalogue's order`() throws {
    let all = try ShippedCatalog.load().profiles()
    #expect(try select(["*"]) == all)
    #expect(try select(["*", "leaf-*"]) == all)
  }

  @Test func `names and markets must both match`() throws {
    let found = try select(["qashqai-*/2025/*", "leaf-ze2/*"], ["FR", "g*"])
    #expect(Set(found.map(\.market)) == ["FR", "GB"])
    #expect(
      Set(found.map(\.name.generation)) == ["qashqai-j12b", "leaf-ze2"])
    #expect(
      found.filter { $0.name.generation == "qashqai-j12b" }.allSatisfy { $0.modelYear == 2025 })
    #expect(found == found.sorted { ($0.name, $0.market) < ($1.name, $1.market) })
  }

  @Test func `a pattern that matches nothing is told with the nearest names`() throws {
    #expect(
      try refusal(["leaf-*", "qashqai-j12b/2025/tecna"])
        == "no profile matches ‘qashqai-j12b/2025/tecna’; near it are qashqai-j12b/2025/tekna,"
        + " qashqai-j12b/2024/tekna, qashqai-j12b/2026/tekna")
    #expect(
      try refusal(["qashqay-*/2025/*"])
        == "no profile matches ‘qashqay-*/2025/*’; near it are qashqai-j11, qashqai-j12a,"
        + " qashqai-j12b")
    #expect(try refusal(["zzzzzzzzzzzzzzzz"]) == "no profile matches ‘zzzzzzzzzzzzzzzz’")
  }

  @Test func `a market that matches nothing is told with all there are`() throws {
    #expect(
      try refusal(["*"], ["FR", "US"])
        == "no market matches ‘US’; markets are FR, GB, DE, ES, IT, NL, BE, LU, AT, CH, PL, SE,"
        + " NO, DK, FI, PT, IE")
  }

  @Test func `patterns that match something, but nothing together, are told as such`() throws {
    #expect(
      try refusal(["leaf-ze0/*"], ["GB", "D*"])
        == "nothing that matches ‘leaf-ze0/*’ was sold in ‘GB’ or ‘D*’")
  }
}
