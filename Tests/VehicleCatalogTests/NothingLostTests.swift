import TestSupport
import Testing
import VehicleCatalog
import WorldTime

/// Every row of the collected facts stands in the shipped catalogue, and nothing was added.
@Suite struct NothingLostTests {
  @Test func `every row of the vehicle data is in the catalogue, field by field`() throws {
    let catalog = try ShippedCatalog.load()
    let texts = Dictionary(
      uniqueKeysWithValues: try FixtureTable("vehicle-texts").rows.map {
        (try $0.text("key"), try $0.text("text"))
      })
    let builds = catalog.generations.flatMap(\.builds)
    let rows = try FixtureTable("vehicles").rows
    #expect(rows.count == 205)
    for row in rows {
      let build = try #require(builds.first { $0.identity.id.rawValue == row["id"] })
      let found = build.equipment.filter {
        $0.trim == row["trim"] && $0.marketGroup == row["market"]
      }
      let equipment = try #require(found.count == 1 ? found.first : nil, "\(row)")
      func text(_ column: String) throws -> String {
        try #require(texts[try row.text(column)])
      }
      #expect(equipment.model == row["model"])
      #expect(equipment.generationCode == (try text("generation")))
      #expect(String(equipment.years.from) == row["year_from"])
      #expect(equipment.years.to.map(String.init) == row["year_to"])
      #expect(equipment.powertrain == (try text("powertrain")))
      #expect(equipment.headUnit.name == (try text("head_unit")))
      let capabilities = try text("capabilities").split(separator: ";").map(String.init)
      #expect(Set(equipment.capabilities.map(\.rawValue)) == Set(capabilities))
      #expect(equipment.provenance.confidence == (try text("confidence")))
      #expect(equipment.provenance.source == (try text("source")))
    }
    #expect(builds.flatMap(\.equipment).count == rows.count)
  }

  @Test func `EU_OTHER stands for all countries without a row of their own`() throws {
    let catalog = try ShippedCatalog.load()
    let equipment = catalog.generations.flatMap(\.builds).flatMap(\.equipment)
    let others = equipment.filter { $0.marketGroup == "EU_OTHER" }
    #expect(!others.isEmpty)
    let expected = Set(catalog.countries.map(\.code)).subtracting(["FR", "GB"])
    #expect(others.allSatisfy { Set($0.countries) == expected })
    #expect(expected.count == 15)
    let single = equipment.filter { $0.marketGroup != "EU_OTHER" }
    #expect(single.allSatisfy { $0.countries == [$0.marketGroup] })
  }

  @Test func `every phone is in the catalogue, field by field`() throws {
    let catalog = try ShippedCatalog.load()
    let rows = try FixtureTable("phones").rows
    #expect(rows.count == catalog.phones.count)
    for row in rows {
      let name = "\(try row.text("brand")) \(try row.text("model"))"
      let phone = try #require(catalog.phone(named: name))
      #expect(String(phone.year) == row["year"])
      #expect(phone.os == row["os"])
      #expect(String(phone.osFirst) == row["os_first"])
      #expect(String(phone.osLast) == row["os_max"])
      let google = ["yes": true, "no": false][try row.text("google_services")]
      #expect(phone.googleServices == google)
      #expect(phone.provenance.confidence == row["confidence"])
      #expect(phone.provenance.source == row["source"])
    }
  }

  @Test func `every back-end id is in the catalogue, the unmapped ones too`() throws {
    let catalog = try ShippedCatalog.load()
    let rows = try FixtureTable("backend-services").rows
    #expect(rows.count == catalog.backendServices.count)
    for row in rows {
      let catalogue = try row.text("catalogue") == "legacy" ? "legacy" : "800-5000-series"
      let service = try #require(
        catalog.backendServices.first {
          String($0.id) == row["uid"] && $0.catalogue.rawValue == catalogue
        })
      #expect(service.name ?? "unmapped" == row["name"])
      #expect(service.observedOn ?? "" == row["observed_active_on"])
      #expect(service.provenance.confidence == row["confidence"])
      #expect(service.provenance.source == row["source"])
    }
  }

  @Test func `R12: every country is in the catalogue, field by field`() throws {
    let catalog = try ShippedCatalog.load()
    let rows = try FixtureTable("countries").rows
    #expect(rows.map { $0["code"] } == catalog.countries.map(\.code))
    let parts: [Character: AddressPart] = [
      "A": .street, "C": .city, "Z": .postcode, "S": .province, "X": .sorting, "N": .name,
    ]
    for row in rows {
      let country = try #require(catalog.country(try row.text("code")))
      #expect(
        country.name == LocalizedText(fr: try row.text("name_fr"), en: try row.text("name_en")))
      #expect(country.currency == row["currency"])
      let percent = try #require(Double(try row.text("vat_percent")))
      #expect(country.vat.all.last?.basisPoints == Int((percent * 100).rounded()))
      #expect(country.locales == (try row.list("locales", separator: "|")))
      #expect(country.priceSample == row["price_format_sample"])
      #expect(country.dialCode == row["dial"])
      let number = country.customerService.map {
        $0.number + ($0.isForBreakdowns ? " (breakdown assistance)" : "")
      }
      #expect(number ?? "" == row["customer_service"])
      #expect(country.customerService?.confidence ?? "" == row["customer_service_confidence"])
      #expect(country.address.format.contains("\(try row.text("postal_prefix"))%Z"))
      let required = try row.text("required_fields").compactMap { parts[$0] }
      #expect(country.address.required == Set(required))
      let uppercase = try row.text("uppercase_fields").compactMap { parts[$0] }
      #expect(country.address.uppercase == Set(uppercase))
      #expect(country.address.format == row["address_format"])
      #expect(country.address.provinceKind ?? "" == row["admin_area_type"])
      let provinces = try row.list("admin_area_keys", separator: "~")
      #expect(Set(country.address.provinces.map(\.name)) == Set(provinces))
      #expect(country.address.provinces.count == provinces.count)
      #expect(row["nissanconnect_country_2014list"] == "yes")
      let charge = try #require(catalog.service("nissan-charge")?.availability.markets)
      #expect(charge.contains(country.code) == (row["nissan_charge"] == "yes"))
    }
  }
}
