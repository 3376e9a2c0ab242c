import TestSupport
import Testing
import VehicleCatalog

@Suite struct ActivationTests {
  @Test func `what needs a telematics unit needs it activated, and the network`() throws {
    let services = try ShippedCatalog.load().services
    let telematic = services.filter { $0.requires.contains { $0.anyOf == ["tcu"] } }
    #expect(telematic.count > 20)
    for service in telematic {
      #expect(service.activation.requires.isSuperset(of: [.network, .tcu]), "\(service.id)")
    }
    for service in services where !service.activation.requires.isDisjoint(with: [.tcu]) {
      #expect(telematic.contains(service), "\(service.id)")
    }
  }

  @Test(
    arguments: [
      "my-car-finder", "journey-history", "smart-alerts", "speed-alert", "zone-alert",
      "curfew-alert", "stolen-vehicle-tracking",
    ] as [ServiceID])
  func `what tells where the car is needs consent and no privacy mode`(id: ServiceID) throws {
    let service = try #require(try ShippedCatalog.load().service(id))
    #expect(service.activation.requires.isSuperset(of: [.privacy, .consent]))
  }

  @Test(
    arguments: [
      ("ota-map-updates", 11_800), ("fota-software-updates", 12_200),
    ] as [(ServiceID, Int)])
  func `long writing needs a charged battery`(id: ServiceID, millivolts: Int) throws {
    let activation = try #require(try ShippedCatalog.load().service(id)).activation
    #expect(activation.requires.contains(.battery))
    #expect(activation.minimumMillivolts == millivolts)
  }

  @Test(arguments: [("9", 9_000), ("12.2", 12_200), ("12.255", 12_255), ("15.0", 15_000)])
  func `a voltage is read to the thousandth`(text: String, millivolts: Int) throws {
    let fixture = try CatalogFixture()
    try fixture.replace("12.25", with: text, in: "services.yaml")
    let service = try #require(try fixture.load().service("door-lock"))
    #expect(service.activation.minimumMillivolts == millivolts)
  }

  @Test func `where nothing is said the battery must have 11.8 V`() throws {
    let fixture = try CatalogFixture()
    try fixture.replace(", minimumVolts: 12.25", with: "", in: "services.yaml")
    let service = try #require(try fixture.load().service("door-lock"))
    #expect(service.activation.minimumMillivolts == 11_800)
  }

  @Test func `the conditions are told in the order of the car's checks`() {
    #expect(
      ActivationCondition.allCases == [.ignition, .network, .battery, .privacy, .consent, .tcu])
  }
}
