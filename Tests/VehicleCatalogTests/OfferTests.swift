import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@Suite struct OfferTests {
  private func offers(_ product: ProductID, _ country: String) throws -> [Offer] {
    let catalog = try ShippedCatalog.load()
    return catalog.offers(try #require(catalog.product(product)), in: country)
  }

  private func prices(_ product: ProductID, _ country: String) throws -> [String] {
    try offers(product, country).map { "\($0.term.period) \($0.price)" }
  }

  @Test func `R10, R11: a paid service is offered for its periods, shortest first`() throws {
    #expect(try prices("smart-alerts", "FR") == ["P1M 1.99 EUR", "P12M 19.99 EUR"])
    let offer = try #require(try offers("smart-alerts", "fr").first)
    #expect(offer.months == 1)
    #expect(offer.term.renews)
    #expect(offer.country == "FR")
    #expect(offer.vat.all.last?.basisPoints == 2_000)
    #expect(offer.isIllustrative)
    #expect(try offers("smart-alerts", "FI").first?.vat.all.last?.basisPoints == 2_550)
  }

  @Test func `a period that is not on offer has a price in the file only`() throws {
    #expect(try prices("premium-traffic", "FR") == ["P12M 39.99 EUR", "P36M 119.97 EUR"])
  }

  @Test func `a price that was found wins over the converted one and says so`() throws {
    let british = try offers("remote-climate", "GB")
    #expect(british.map(\.price.description) == ["1.99 GBP", "17.00 GBP", "51.00 GBP"])
    #expect(british.map(\.isIllustrative) == [false, true, true])
    let charge = try offers("nissan-charge", "FR")
    #expect(charge.map(\.price.amount) == ["1.00", "12.00", "36.00"])
    #expect(charge.map(\.isIllustrative) == [false, false, true])
    #expect(try offers("nissan-charge", "SE").allSatisfy(\.isIllustrative))
  }

  @Test(arguments: [
    ("GB", "1.70 GBP"), ("CHF", ""), ("CH", "1.90 CHF"), ("PL", "8.60 PLN"), ("SE", "22.00 SEK"),
    ("NO", "23.00 NOK"), ("DK", "15.00 DKK"), ("IE", "1.99 EUR"),
  ])
  func `other currencies are converted and rounded to their step`(
    country: String, price: String
  ) throws {
    let first = try offers("smart-alerts", country).first
    #expect(first.map(\.price.description) ?? "" == price)
  }

  @Test func `R10: every priced product has an offer in every country it is sold in`() throws {
    let catalog = try ShippedCatalog.load()
    for product in catalog.products where !product.periods.isEmpty || product.oneOff != nil {
      for country in catalog.countries {
        let offers = catalog.offers(product, in: country.code)
        let isSold =
          product.id != "nissan-charge"
          || !["GB", "NO", "PL", "PT", "IE"].contains(country.code)
        #expect(offers.isEmpty != isSold, "\(product.id) in \(country.code)")
        #expect(offers.allSatisfy { $0.price.minorUnits > 0 })
        #expect(offers.allSatisfy { $0.price.currency == country.currency })
      }
    }
  }

  @Test func `free products and trials that just end have no offer`() throws {
    #expect(try offers("my-car-finder", "FR").isEmpty)
    #expect(try offers("connect-services-base", "FR").isEmpty)
    #expect(try offers("smart-alerts", "US").isEmpty)
  }

  @Test func `a data pack is bought once, for 30 days and so many megabytes`() throws {
    let offers = try offers("in-car-wifi-5gb", "DE")
    #expect(offers.map(\.price.description) == ["14.99 EUR"])
    #expect(offers.first?.term == .oneOff(.days(30)))
    #expect(offers.first?.term.renews == false)
    #expect(offers.first?.months == nil)
    #expect(offers.first?.allowance == Allowance(unit: .megabytes, limit: 5_000))
    #expect(try ShippedCatalog.load().product("in-car-wifi-5gb")?.grants == ["in-car-wifi"])
  }

  @Test func `a product gives its service and those that come with it`() throws {
    let catalog = try ShippedCatalog.load()
    let alerts: [ServiceID] = ["smart-alerts", "speed-alert", "zone-alert", "curfew-alert"]
    #expect(catalog.product("smart-alerts")?.grants == alerts)
    let safety = try #require(catalog.product("pack-safety"))
    #expect(Set(safety.grants) == Set(alerts + ["stolen-vehicle-tracking"]))
    #expect(catalog.product("remote-climate")?.trial == .months(36))
    #expect(catalog.product("remote-climate")?.grants == ["remote-climate"])
  }

  @Test func `what cannot be sold alone is sold in no product of its own`() throws {
    let catalog = try ShippedCatalog.load()
    for service in catalog.services where service.partOf != nil || service.provision == .factory {
      #expect(catalog.product(ProductID(rawValue: service.id.rawValue)) == nil)
    }
    #expect(!catalog.products.contains { $0.grants.contains("ecall") })
    #expect(catalog.service("ecall")?.provision == .factory)
  }

  @Test func `activation takes 30 seconds to 15 minutes, and alerts need no ignition`() throws {
    let catalog = try ShippedCatalog.load()
    for service in catalog.services where service.provision == .store {
      #expect((30_000...900_000).contains(service.activation.duration.milliseconds))
      #expect(service.activation.requires.contains(.network))
    }
    let alerts = try #require(catalog.service("smart-alerts"))
    #expect(alerts.activation.duration.milliseconds <= 300_000)
    #expect(alerts.activation.requires == [.network, .privacy, .consent, .tcu])
    let maps = try #require(catalog.service("ota-map-updates"))
    #expect(maps.activation.requires == [.ignition, .network, .battery])
  }
}
