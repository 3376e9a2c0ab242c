import TestSupport
import Testing
import VehicleCatalog

@Suite struct NameTableTests {
  private static let table = NameTable([
    (1, ["remote-door-lock", "Verrouillage à distance", "Remote Door Lock/Unlock"]),
    (2, ["in-car-wifi", "Wi-Fi embarqué", "In-Car Wi-Fi"]),
    (3, ["eco-challenge", "Éco-défi", "Eco Challenge"]),
    (4, ["owner-manual", "Manuel d’utilisation", "Owner's Manual"]),
  ])

  @Test(arguments: [
    ("remote-door-lock", 1), ("REMOTE DOOR LOCK / UNLOCK", 1), ("verrouillage a distance", 1),
    ("Wi\u{2011}Fi Embarque\u{301}", 2), (" eco defi ", 3), ("manuel d'utilisation", 4),
    ("Owner’s manual", 4),
  ])
  func `small letters, accents, apostrophes and hyphens make no difference`(
    text: String, value: Int
  ) {
    #expect(Self.table.called(text) == [value])
  }

  @Test(arguments: ["", "wifi", "remote", "éco", "ÐÐ"])
  func `what is no name is nobody's`(text: String) {
    #expect(Self.table.called(text).isEmpty)
  }

  @Test(arguments: [
    ("wifi", [2]), ("eco chalenge", [3]), ("remote-dor-lock", [1]), ("manual", [4]), ("zz", []),
  ])
  func `what is nearly a name, or a part of one, is near`(text: String, values: [Int]) {
    #expect(Self.table.near(text) == values)
  }

  @Test func `every product and service goes by each of its names, and only one does`() throws {
    let catalog = try ShippedCatalog.load()
    for product in catalog.products {
      for name in [product.id.rawValue, product.name.fr, product.name.en] {
        #expect(catalog.productNames.called(name).map(\.id) == [product.id], "\(name)")
      }
    }
    for service in catalog.services {
      #expect(catalog.serviceNames.called(service.name.en).contains { $0.id == service.id })
    }
  }
}
