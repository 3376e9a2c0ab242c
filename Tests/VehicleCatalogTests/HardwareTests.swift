import TestSupport
import Testing
import VehicleCatalog

@Suite struct HardwareTests {
  @Test func `every electric car has a battery size and no other car has`() throws {
    let profiles = try ShippedCatalog.load().profiles()
    let electric = profiles.filter(\.isElectric)
    #expect(electric.count > 100 && electric.count < profiles.count)
    for profile in profiles {
      #expect(profile.isElectric == profile.capabilities.contains("ev"))
      #expect(profile.isElectric == (profile.tractionBatteryKilowattHours != nil), "\(profile)")
    }
  }

  @Test func `the battery size is one that the powertrain names`() throws {
    let equipment = try ShippedCatalog.load().generations.flatMap(\.builds).flatMap(\.equipment)
    for trim in equipment where trim.isElectric {
      let size = try #require(trim.tractionBatteryKilowattHours)
      let numbers = trim.powertrain.split { !$0.isNumber }.compactMap { Int($0) }
      #expect(numbers.contains(size), "\(trim.build) \(trim.trim): \(trim.powertrain)")
      #expect(trim.powertrain.contains("kWh"))
    }
  }

  @Test(arguments: [
    ("leaf-ze1/2021/tekna", "FR", 40), ("leaf-ze1/2021/e-plus-tekna", "FR", 62),
    ("leaf-ze2/2026/engage", "FR", 52), ("leaf-ze2/2026/evolve", "GB", 75),
    ("ariya-fe0/2024/advance", "GB", 63), ("ariya-fe0/2025/nismo", "DE", 87),
    ("micra-ev/2025/evolve", "FR", 52), ("qashqai-j12b/2025/tekna", "FR", nil),
  ])
  func `a trim's own battery wins over the generation's`(
    name: String, market: String, size: Int?
  ) throws {
    let profile = try ShippedCatalog.load().profile(ProfileName(name), market: market)
    #expect(profile.tractionBatteryKilowattHours == size)
  }

  @Test(arguments: [
    ("qashqai-j12b/2025/tekna", true), ("qashqai-j12b/2025/acenta", false),
    ("leaf-ze2/2026/engage", true), ("leaf-ze0/2015/visia", false),
    ("qashqai-j11/2020/tekna", false),
  ])
  func `the clock's backup is read for the generation and for the trim`(
    name: String, hasBackup: Bool
  ) throws {
    let profile = try ShippedCatalog.load().profile(ProfileName(name), market: "FR")
    #expect(profile.hasClockBackup == hasBackup)
  }

  @Test func `a trim takes the backup over from the one it is like, and may say otherwise`() throws
  {
    let leaf = try #require(try CatalogFixture().load().generations.first)
    let main = try #require(leaf.builds.first)
    #expect(main.equipment.map(\.hasClockBackup) == [true, true, false])
    #expect(main.equipment.map(\.tractionBatteryKilowattHours) == [40, 40, 40])
  }

  @Test func `a car that says nothing of its clock has no backup, and no battery without a plug`()
    throws
  {
    let leaf = try #require(try CatalogFixture().load().generations.first)
    let early = try #require(leaf.builds.last?.equipment.first)
    #expect(!early.hasClockBackup && !early.isElectric)
    #expect(early.tractionBatteryKilowattHours == nil)
  }
}
