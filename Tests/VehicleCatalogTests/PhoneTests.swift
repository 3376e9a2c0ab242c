import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@Suite struct PhoneTests {
  private func unmet(
    _ model: String, _ os: String, app: String? = nil, at time: String? = nil
  ) throws -> [String] {
    let catalog = try ShippedCatalog.load()
    let car = try catalog.profile(ProfileName("qashqai-j12b/2025/tekna"), market: "FR")
    return catalog.compatibility(
      of: "smart-alerts", with: car,
      phone: PhoneFacts(model: model, osVersion: os, appVersion: app),
      at: try time.map { try Instant(rfc3339: $0) }
    ).unmet.map { "\($0.rule.rawValue): \($0.needed) / \($0.found)" }
  }

  @Test func `a phone is found with or without its brand, capitals or not`() throws {
    let catalog = try ShippedCatalog.load()
    for name in ["iPhone 14", "iphone 14", "Apple iPhone 14", "APPLE IPHONE 14"] {
      #expect(catalog.phone(named: name)?.name == "Apple iPhone 14")
    }
    #expect(catalog.phone(named: "fairphone 4")?.model == "4")
    #expect(catalog.phone(named: "S24")?.name == "Samsung Galaxy S24")
    #expect(catalog.phone(named: "iPhone") == nil)
  }

  @Test func `a name that several phones go by is none of them`() throws {
    let catalog = try ShippedCatalog.load()
    for name in ["13", "4", "Pro Max"] {
      #expect(catalog.phones(named: name).count > 1, "\(name)")
      #expect(catalog.phone(named: name) == nil)
    }
    for phone in catalog.phones { #expect(catalog.phone(named: phone.name) == phone) }
  }

  @Test(arguments: [
    ("iOS", "17.5", true), ("iOS", "18.7.1", true), ("iOS", "26.4", true), ("iOS", "19", false),
    ("iOS", "25.1", false), ("iOS", "17.99", false), ("Android", "12.1", true),
    ("Android", "15", true), ("Android", "15.3", false), ("Android", "99", false),
    ("iOS", "x", false),
  ])
  func `a system has the versions there have been`(name: String, version: String, isOne: Bool)
    throws
  {
    let system = try #require(try ShippedCatalog.load().phoneSystem(named: name.lowercased()))
    #expect(system.has(version: version) == isOne)
  }

  @Test func `every phone's versions are versions of its system`() throws {
    let catalog = try ShippedCatalog.load()
    for phone in catalog.phones {
      let majors = try #require(catalog.phoneSystem(named: phone.os)).majors
      #expect(majors.contains(phone.osFirst) && majors.contains(phone.osLast), "\(phone.name)")
    }
  }

  @Test func `R09: a phone that is only described is held against its system`() throws {
    let catalog = try ShippedCatalog.load()
    let car = try catalog.profile(ProfileName("qashqai-j12b/2025/tekna"), market: "FR")
    func unmet(_ os: String, _ version: String) -> [String] {
      catalog.compatibility(
        of: "smart-alerts", with: car,
        phone: PhoneFacts(model: "Galaxy XCover 7", os: os, osVersion: version), at: nil
      ).unmet.map { "\($0.rule.rawValue): \($0.needed) / \($0.found)" }
    }
    #expect(unmet("Android", "15") == [])
    #expect(unmet("Android", "9") == ["phone_os: Android 10 / Android 9"])
    #expect(unmet("HarmonyOS", "4") == ["phone_os: iOS, Android / HarmonyOS 4"])
    #expect(unmet("Tizen", "3") == ["phone_model:  / Galaxy XCover 7"])
  }

  @Test(
    arguments: [
      ("iPhone 14", "17.5", nil, "2026-01-31", []),
      ("iPhone 14", "17.5", "3.17.1", "2026-01-31", []),
      ("Pixel 8", "15", nil, nil, []),
      ("iPhone 8", "13.1", nil, "2023-12-31", []),
      ("iPhone 8", "13.1", nil, "2024-01-01", ["phone_os: iOS 15 / iOS 13.1"]),
      ("iPhone 8", "15", nil, "2026-08-31", []),
      ("iPhone 8", "15", nil, "2026-09-01", ["phone_os: iOS 16 / iOS 15"]),
      ("iPhone 8", "15", "3.17.1", "2026-09-01", []),
      ("iPhone 8", "15", "4.0.0", "2026-09-01", ["phone_os: iOS 16 / iOS 15"]),
      ("iPhone 14", "17.5", "1.9", "2026-01-31", ["app_version: 2.0 / 1.9"]),
      ("iPhone 14", "17.5", "99.0", "2026-01-31", ["app_version: 2.0 – 3.0 / 99.0"]),
      ("iPhone 14", "17.5", "newest", "2026-01-31", ["app_version: 2.0 / newest"]),
      (
        "iPhone 6s", "17.5", nil, "2026-01-31",
        ["phone_os: iOS 9 – 15 / iOS 17.5 (Apple iPhone 6s)"]
      ),
      (
        "Galaxy S7", "8", nil, nil, ["phone_os: Android 10 / Android 8"]
      ),
      ("iPhone 14", "seventeen", nil, nil, ["phone_os: iOS 16 / iOS seventeen"]),
      ("Huawei P40 Pro", "10", nil, nil, ["google_services: Google services / Huawei P40 Pro"]),
      ("Huawei P30 Pro", "10", nil, nil, []),
      ("Mate 60 Pro", "4", nil, nil, ["phone_os: iOS, Android / HarmonyOS 4"]),
      ("Lumia 950", "10", nil, nil, ["phone_os: iOS, Android / Windows 10 Mobile 10"]),
      ("iPhome 14", "17", nil, nil, ["phone_model: iPhone 14 / iPhome 14"]),
      ("Nokia 3310", "1", "1.0", nil, ["phone_model:  / Nokia 3310", "app_version: 3.0 / 1.0"]),
    ] as [(String, String, String?, String?, [String])])
  func `R09: the app says what it needs of the phone`(
    model: String, os: String, app: String?, time: String?, expected: [String]
  ) throws {
    #expect(try unmet(model, os, app: app, at: time) == expected)
  }

  @Test func `the emergency call asks nothing of a phone`() throws {
    let catalog = try ShippedCatalog.load()
    let car = try catalog.profile(ProfileName("qashqai-j12b/2025/tekna"), market: "FR")
    let phone = PhoneFacts(model: "Lumia 950", osVersion: "10")
    #expect(catalog.compatibility(of: "ecall", with: car, phone: phone, at: nil).isCompatible)
  }

  @Test(
    arguments: [
      ("2010-01-01", 1, 11), ("2021-12-31T23:59:59.999Z", 1, 11), ("2022-01-01", 2, 13),
      ("2026-01-31", 3, 15), (nil, 4, 16),
    ] as [(String?, Int, Int)])
  func `the version of the app in force follows world time, and a phone is held against it`(
    time: String?, version: Int, needed: Int
  ) throws {
    let instant = try time.map { try Instant(rfc3339: $0) }
    #expect(try ShippedCatalog.load().appPeriod(at: instant)?.version == version)
    let tooOld = needed - 1
    #expect(
      try unmet("iPhone 6s", "\(tooOld)", at: time) == ["phone_os: iOS \(needed) / iOS \(tooOld)"])
    // The newest one is more than this phone ever gets.
    if time != nil { #expect(try unmet("iPhone 6s", "\(needed)", at: time) == []) }
  }
}
