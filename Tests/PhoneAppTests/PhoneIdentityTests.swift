import LinkProtocol
import TestSupport
import Testing
import VehicleCatalog

@testable import PhoneApp

@Suite struct PhoneIdentityTests {
  private let catalog: Catalog
  private var phone = PhoneState(id: "d3b07384d113edec").phone

  init() throws { catalog = try ShippedCatalog.load() }

  @Test(arguments: ["iPhone 14", "apple iphone 14", "IPHONE 14"])
  func `a phone of the catalogue is found with or without its brand`(name: String) throws {
    var phone = phone
    try phone.become(name, osVersion: "17.5", appVersion: nil, in: catalog)
    #expect(phone.model == "iPhone 14")
    #expect(phone.os == "iOS")
    #expect(phone.facts == PhoneFacts(model: "iPhone 14", os: "iOS", osVersion: "17.5"))
    #expect(phone.id == "d3b07384d113edec")
  }

  @Test func `an unknown phone is refused with what was meant`() {
    var phone = phone
    #expect {
      try phone.become("iPhon 14", osVersion: "17.5", appVersion: nil, in: catalog)
    } throws: { error in
      guard case .phoneModelUnknown("iPhon 14", let near)? = error as? PhoneRefusal else {
        return false
      }
      return near.first == "iPhone 14"
    }
    #expect(phone.model.isEmpty)
  }

  @Test func `only what names one phone is suggested for an unknown one`() {
    var phone = phone
    do throws(PhoneRefusal) {
      try phone.become("1", osVersion: "15", appVersion: nil, in: catalog)
      Issue.record("taken")
    } catch {
      guard case .phoneModelUnknown("1", let near) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(near.allSatisfy { catalog.phones(named: $0).count == 1 }, "\(near)")
    }
  }

  @Test(arguments: ["15.8", "9"])
  func `a system that the phone never had is refused`(version: String) {
    var phone = phone
    #expect {
      try phone.become("iPhone 14", osVersion: version, appVersion: nil, in: catalog)
    } throws: { error in
      (error as? PhoneRefusal)?.name == "phone_os_impossible"
    }
  }

  @Test(arguments: ["16", "16.0", "26.9.1"])
  func `a system that the phone can have is taken`(version: String) throws {
    var phone = phone
    try phone.become("iPhone 14", osVersion: version, appVersion: "3.17.1", in: catalog)
    #expect(phone.osVersion == version)
    #expect(phone.facts.appVersion == "3.17.1")
  }

  @Test(
    arguments: [
      ("iPhone 14", nil, "19", nil, "os_version_unknown"),
      ("iPhone 14", nil, "17.99", nil, "os_version_unknown"),
      ("iPhone 14", nil, "27", nil, "os_version_unknown"),
      ("iPhone 14", "Android", "15", nil, "phone_os_impossible"),
      ("13", nil, "15", nil, "phone_model_ambiguous"),
      ("Galaxy XCover 7", nil, "15", nil, "phone_model_unknown"),
      ("Galaxy XCover 7", "Tizen", "3", nil, "phone_os_unknown"),
      ("iPhone 14", nil, "17.5", "9.0", "app_version_unknown"),
      ("Galaxy \u{FFFD}", "Android", "15", nil, "phone_name_invalid"),
    ] as [(String, String?, String, String?, String)])
  func `what does not exist is refused by name`(
    model: String, os: String?, version: String, app: String?, name: String
  ) {
    var phone = phone
    do throws(PhoneRefusal) {
      try phone.become(model, os: os, osVersion: version, appVersion: app, in: catalog)
      Issue.record("taken")
    } catch {
      #expect(error.name == name)
      for language in Language.allCases {
        #expect(!StoreTexts(language, in: nil).why(error).isEmpty)
      }
    }
  }

  @Test(
    arguments: [
      ("Pixel 9", nil, "15", "Pixel 9"), ("Galaxy XCover 7", "android", "15", "Galaxy XCover 7"),
      (nil, "Android", "15", "Android"), ("Xiaomi 13", nil, "14", "Xiaomi 13"),
      ("iPhone 16 Pro", nil, "18.2", "iPhone 16 Pro"),
    ] as [(String?, String?, String, String)])
  func `a phone is of the catalogue, or described`(
    model: String?, os: String?, version: String, kept: String
  ) throws {
    var phone = phone
    try phone.become(model, os: os, osVersion: version, appVersion: nil, in: catalog)
    #expect(phone.model == kept)
    #expect(phone.facts.os == phone.os)
    let car = try catalog.profile(ProfileName("qashqai-j12b/2025/tekna"), market: "FR")
    let answer = catalog.compatibility(of: "smart-alerts", with: car, phone: phone.facts, at: nil)
    #expect(answer.isCompatible)
  }

  @Test(arguments: ["", "seventeen", "17.", "17.5.1.2.3", "-17", "1٧"])
  func `what is no version is refused by name`(text: String) {
    var phone = phone
    #expect(throws: PhoneRefusal.versionUnreadable(text)) {
      try phone.become("iPhone 14", osVersion: text, appVersion: nil, in: catalog)
    }
  }
}
