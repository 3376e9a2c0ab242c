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
    #expect(phone.facts == PhoneFacts(model: "iPhone 14", osVersion: "17.5"))
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

  @Test(arguments: ["15.9", "27.0"])
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

  @Test(arguments: ["", "seventeen", "17.", "17.5.1.2.3", "-17", "1٧"])
  func `what is no version is refused by name`(text: String) {
    var phone = phone
    #expect(throws: PhoneRefusal.versionUnreadable(text)) {
      try phone.become("iPhone 14", osVersion: text, appVersion: nil, in: catalog)
    }
  }
}
