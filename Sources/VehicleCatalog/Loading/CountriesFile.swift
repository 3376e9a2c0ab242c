/// `countries.yaml`.
enum CountriesFile {
  static func read(_ root: YAMLValue) -> [Country] {
    root.entries(of: "countries").compactMap { key, code, value in
      guard code.utf8.count == 2, code.utf8.allSatisfy({ (65...90).contains($0) }) else {
        key.report("‘\(code)’ is not a country code such as FR")
        return nil
      }
      return read(value, code)
    }
  }

  private static let keys = [
    "name", "currency", "vat", "locales", "price", "dial", "customerService", "website", "postcode",
    "address", "symbol", "writing", "timeZone", "holidays", "confidence", "source",
  ]

  private static func read(_ value: YAMLValue, _ code: String) -> Country? {
    guard let fields = value.fields(keys) else { return nil }
    let name = fields.required("name").flatMap(LocalizedText.read)
    let currency = fields.required("currency")?.value("a currency code such as EUR") {
      $0.utf8.count == 3 && $0.utf8.allSatisfy({ (65...90).contains($0) }) ? $0 : nil
    }
    let rates = fields.required("vat").flatMap(VATReader.read)
    let locales = fields.required("locales")?.list(of: "locales") { $0.text(of: "a locale") }
    let texts = ["price", "dial"].map { fields.required($0)?.text(of: $0) }
    let service = fields.optional("customerService").flatMap(customerService)
    let website = fields.optional("website").flatMap(website)
    let formats = formats(fields, currency, locales)
    let calendar = CalendarReader.read(fields)
    let provenance = Provenance.read(fields)
    let postcode = fields.required("postcode").flatMap {
      AddressReader.postcode($0, of: code, provenance)
    }
    let address = fields.required("address").flatMap { AddressReader.rules($0, provenance) }
    guard let name, let currency, let rates, let locales, let price = texts[0],
      let dial = texts[1], let calendar, let vat = VATRates(rates, in: calendar.zone),
      let postcode, let address, let mainFormat = formats.first
    else { return nil }
    return Country(
      code: code,
      name: name,
      currency: currency,
      vat: vat,
      locales: locales,
      priceSample: price,
      mainFormat: mainFormat,
      otherFormats: Array(formats.dropFirst()),
      calendar: calendar,
      dialCode: dial,
      customerService: service,
      website: website,
      postcode: postcode,
      address: address,
      provenance: provenance
    )
  }

  private static func formats(
    _ fields: YAMLFields, _ currency: String?, _ locales: [String]?
  ) -> [LocalFormat] {
    let symbol = fields.required("symbol")?.text(of: "a currency's sign")
    guard let writing = fields.required("writing"), let symbol, let currency, let locales else {
      return []
    }
    return LocalFormatReader(currency: currency, symbol: symbol).read(writing, locales: locales)
  }

  private static func customerService(_ value: YAMLValue) -> Country.CustomerService? {
    guard let fields = value.fields(["number", "for", "confidence"]) else { return nil }
    let number = fields.required("number")?.text(of: "a telephone number")
    let confidence = fields.required("confidence")?.text(of: "a confidence")
    let isForBreakdowns = fields.optional("for")?.value("what the number is for: breakdowns") {
      $0 == "breakdowns" ? true : nil
    }
    guard let number, let confidence else { return nil }
    return Country.CustomerService(
      number: number, isForBreakdowns: isForBreakdowns ?? false, confidence: confidence)
  }

  private static func website(_ value: YAMLValue) -> Country.Website? {
    guard let fields = value.fields(["name", "confidence"]) else { return nil }
    let name = fields.required("name")?.text(of: "a site's name")
    let confidence = fields.required("confidence")?.text(of: "a confidence")
    guard let name, let confidence else { return nil }
    return Country.Website(name: name, confidence: confidence)
  }
}
