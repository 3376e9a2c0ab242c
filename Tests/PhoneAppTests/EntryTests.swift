import TestSupport
import Testing
import VehicleCatalog

@testable import PhoneApp

/// The ways into the app and to help.
@Suite struct EntryTests {
  @Test func `R19: the link opens the store or one product, and names nobody`() {
    #expect(AppLink(in: .fr).text == "https://store.example/app?open=store&language=fr")
    #expect(
      AppLink(to: "smart-alerts", in: .en).text
        == "https://store.example/app?open=store&language=en&product=smart-alerts")
    #expect(
      AppLink(to: "a&b=c é\u{7}", in: .en).text.hasSuffix("&product=a%26b%3Dc%20%C3%A9%07"),
      "no product can add to the link")
  }

  @Test func `R12: a French customer is given all four ways to help`() throws {
    let catalog = try ShippedCatalog.load()
    let france = try #require(catalog.country("FR"))
    let rows = HelpContacts(for: france, in: catalog).rows(StoreTexts(.fr, in: france))
    #expect(
      rows == [
        .init(
          label: "L’application",
          value: "NissanConnect Services\u{A0}; son guide\u{A0}: phone-client guide"),
        .init(label: "Le site national", value: "nissan.fr"),
        .init(label: "Le concessionnaire", value: "votre concessionnaire Nissan"),
        .init(label: "Le service client", value: "0805 11 22 33 (France)"),
      ])
  }

  @Test(arguments: [
    ("IT", "800 105 800 (Italy)"), ("CH", "0800 64 77 26 (Switzerland, breakdown assistance)"),
  ])
  func `R12: a number says where it is and what it is for`(code: String, reported: String) throws {
    let country = try #require(try ShippedCatalog.load().country(code))
    let contacts = HelpContacts(for: country, in: try ShippedCatalog.load())
    #expect(contacts.rows(StoreTexts(.en, in: country)).last?.value == reported)
  }

  @Test func `R12: no number is made up for the other countries`() throws {
    let catalog = try ShippedCatalog.load()
    let others = catalog.countries.filter { !["FR", "IT", "CH"].contains($0.code) }
    #expect(others.count == 14)
    for country in others {
      let contacts = HelpContacts(for: country, in: catalog)
      #expect(contacts.numbers.isEmpty, "\(country.code)")
      let rows = contacts.rows(StoreTexts(.en, in: country))
      #expect(rows.last?.value == "no number is known for this country; your dealer has it")
      let site = country.code == "GB" ? "nissan.co.uk" : "the Nissan site of your country"
      #expect(rows.dropFirst().first?.value == site)
    }
  }

  @Test func `R12: without a country every number that is known is told with its country`() throws {
    let contacts = HelpContacts(for: nil, in: try ShippedCatalog.load())
    #expect(contacts.website == nil)
    #expect(contacts.numbers.map(\.country) == ["FR", "IT", "CH"])
    #expect(
      contacts.rows(StoreTexts(.fr, in: nil)).last?.value.split(separator: "\n") == [
        "0805 11 22 33 (France)", "800 105 800 (Italie)",
        "0800 64 77 26 (Suisse, assistance dépannage)",
      ])
  }
}
