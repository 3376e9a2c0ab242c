import TestSupport
import Testing
import VehicleCatalog
import WorldTime

/// Every row of the collected services stands in the shipped catalogue as a service, a product, or
/// both.
@Suite struct NothingLostFromServicesTests {
  private static let packs: Set<String> = [
    "pack-comfort", "pack-safety", "pack-entertainment", "in-car-wifi-1gb", "in-car-wifi-5gb",
  ]
  private static let neverSoldAlone: Set<String> = [
    "speed-alert", "zone-alert", "curfew-alert", "ecall",
  ]

  /// The generations that each name of the data stands for.
  private static let models: [String: Set<String>] = [
    "Qashqai J12": ["qashqai-j12a", "qashqai-j12b"], "Qashqai J12B": ["qashqai-j12b"],
    "Qashqai J11 (phone only)": ["qashqai-j11"], "Qashqai J11 (Wi-Fi)": ["qashqai-j11"],
    "X-Trail T33": ["x-trail-t33a", "x-trail-t33b"], "Juke F16": ["juke-f16a", "juke-f16b"],
    "Juke F16B": ["juke-f16b"], "Leaf": ["leaf-ze0", "leaf-ze1", "leaf-ze2"],
    "Leaf ZE1": ["leaf-ze1"], "Leaf 3rd gen": ["leaf-ze2"], "Ariya": ["ariya-fe0"],
    "Navara D23": ["navara-d23"], "Micra EV": ["micra-ev"],
    "Micra EV (Advance/Evolve)": ["micra-ev"], "Townstar": ["townstar-xfk"],
    "Townstar EV": ["townstar-ev-xfk"], "Primastar": ["primastar-x82"],
    "Interstar": ["interstar-x62c"], "none observed in Europe": [],
  ]

  @Test func `every service of the data is in the catalogue, field by field`() throws {
    let catalog = try ShippedCatalog.load()
    let rows = try FixtureTable("services").rows.filter {
      !Self.packs.contains($0["service_id"] ?? "")
    }
    #expect(rows.count == catalog.services.count)
    for row in rows {
      let service = try #require(
        catalog.service(ServiceID(rawValue: try row.text("service_id"))))
      // The data has straight apostrophes.
      let french = try row.text("name_fr").replacing("'", with: "’")
      #expect(service.name == LocalizedText(fr: french, en: try row.text("name_en")))
      #expect(service.summary.en == (try row.text("description_en")) + ".")
      let requires = try row.list("requires_capabilities").map {
        $0.split(separator: "|").joined(separator: " | ")
      }
      #expect(service.requires.map(\.description) == requires)
      try expect(service.availability, of: row, in: catalog)
      #expect(service.notes ?? "" == row["notes"])
      #expect(service.provenance.confidence == row["confidence"])
      #expect(service.provenance.source == row["source"])
    }
  }

  @Test func `R04, R11: every product of the data is in the catalogue with its price and periods`()
    throws
  {
    let catalog = try ShippedCatalog.load()
    let rows = try FixtureTable("services").rows
    for row in rows {
      let id = try row.text("service_id")
      let product = catalog.product(ProductID(rawValue: id))
      if Self.neverSoldAlone.contains(id) {
        #expect(product == nil)
        continue
      }
      let found = try #require(product)
      #expect(found.kind.rawValue == row["kind"])
      #expect(found.name.fr == row["name_fr"]?.replacing("'", with: "’"))
      #expect(found.provenance.confidence == row["confidence"])
      #expect(found.provenance.source == row["source"])
      if let oneOff = found.oneOff {
        #expect(
          Money(minorUnits: oneOff.euroCents, currency: "EUR").amount == row["price_eur_monthly"])
        continue
      }
      let euros = found.prices["EUR"] ?? [:]
      func amount(_ months: Int) -> String {
        euros[months].map { Money(minorUnits: $0, currency: "EUR").amount } ?? ""
      }
      #expect(amount(1) == row["price_eur_monthly"])
      if row["price_eur_yearly"] != "" { #expect(amount(12) == row["price_eur_yearly"]) }
      if !euros.isEmpty {
        #expect(found.periods.map(String.init) == (try row.list("validity_months_options")))
      }
      if let years = euros[36], let year = euros[12] { #expect(years == 3 * year) }
      if Self.packs.contains(id) { try expect(found.availability, of: row, in: catalog) }
    }
    #expect(catalog.products.count == rows.count - Self.neverSoldAlone.count)
  }

  @Test func `the back-end ids of the notes are those of the service`() throws {
    let catalog = try ShippedCatalog.load()
    for service in catalog.services where !service.backendIDs.isEmpty {
      let notes = try #require(service.notes)
      for id in service.backendIDs.values.joined() {
        #expect(notes.contains(String(id)), "\(service.id): \(id)")
      }
    }
  }

  private func expect(
    _ availability: Availability, of row: [String: String], in catalog: Catalog
  ) throws {
    #expect(availability.years?.description ?? "" == row["years"]?.replacing("none", with: ""))
    let names = try row.list("models")
    if names.first?.hasPrefix("all ") == true {
      #expect(availability.models == nil)
      return
    }
    let expected = try names.reduce(into: Set<String>()) {
      $0.formUnion(try #require(Self.models[$1], "\($1)"))
    }
    let patterns = try #require(availability.models)
    let builds = catalog.generations.flatMap(\.builds).map(\.identity.id)
    let matched = builds.filter { build in patterns.contains { $0.matches(build) } }
    #expect(Set(matched.map(\.rawValue)) == expected)
  }
}
