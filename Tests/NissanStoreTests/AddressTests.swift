import FoundationEssentials
import NissanStore
import Testing
import VehicleCatalog

@testable import NissanStore

struct AddressTests {
  private func check(_ form: AddressForm) throws -> AddressCheck.Verdict {
    AddressCheck.check(form, countries: try ShippedCountries.all.get())
  }

  private let paris = AddressForm(
    line1: "1 rue de Rivoli", town: "Paris", postcode: "75001", country: "FR")

  @Test func `R30, R31: the screenshot's address is taken, its postcode raised`() throws {
    let verdict = try check(
      AddressForm(
        line1: "cranfield technology park", line2: " moulsoe  road ", town: "cranfield",
        postcode: "mk43 0db", county: "bedfordshire", country: "gb"))
    guard case .valid(let address) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(address.form.postcode == "MK43 0DB")
    #expect(address.form.line2 == "moulsoe road")
    #expect(address.form.country == "GB")
  }

  @Test(arguments: RefusedCharacters.listed.union(RefusedCharacters.lookAlikes).sorted())
  func `R32: each refused character is refused in each field`(_ character: Character) throws {
    for field in [AddressForm.Field.line1, .line2, .town, .county] {
      var form = paris
      form[field] = "a\(character)b"
      #expect(
        try check(form)
          == .refused([
            AddressError(field: field, reason: .refusedCharacters([String(character)]))
          ]))
    }
  }

  @Test(arguments: ["\u{61B}", "\u{37E}", "؟", "٪", "٭", "⁏", "⸮", "⸵", "¿", "¡", "՞"])
  func `R32: what is called as a refused character is refused as well`(_ sign: String) throws {
    var form = paris
    form.line1 = "a\(sign)b"
    guard case .refused(let faults) = try check(form) else {
      Issue.record("\(sign) is taken")
      return
    }
    #expect(faults.map(\.field) == [.line1])
  }

  @Test func `R32: there are seventeen refused characters, sixteen of them shown`() {
    #expect(RefusedCharacters.listed.count == 17)
    #expect(RefusedCharacters.listed.subtracting(RefusedCharacters.shown) == ["\\"])
  }

  @Test(arguments: [
    "12 bis, rue de l'Été", "12 bis, rue de l’Été", "Straße 5/7", "Apt. #4 & 5",
    "N° 3 (fond): cour",
    "Łódź-Śródmieście", "Résidence « Les Pins »", "خیابان می\u{200C}خواهم", "क्\u{200D}ष मार्ग",
    "東京都千代田区一丁目", "葛\u{E0100}城", "© 2020", "№ 5",
  ])
  func `letters of all kinds and everyday signs are accepted`(_ line: String) throws {
    var form = paris
    form.line1 = line
    guard case .valid = try check(form) else {
      Issue.record("\(try check(form))")
      return
    }
  }

  @Test(arguments: [
    ("a\u{7}b", "U+0007"), ("a\nb", "U+000A"), ("a\u{202E}b", "U+202E"), ("a\u{200D}b", "U+200D"),
    ("\u{200C}b", "U+200C"), ("می\u{200C}\u{200C}خ", "U+200C"), ("a\u{AD}b", "U+00AD"),
    ("a\u{378}b", "U+0378"), ("a\u{E000}b", "U+E000"), ("a\u{10FFFF}b", "U+10FFFF"),
    ("a\u{FFFD}b", "U+FFFD"), ("a\u{3164}b", "U+3164"), ("a\u{FEFF}b", "U+FEFF"),
    ("a😀b", "😀"), ("a❤b", "❤"), ("a🏠b", "🏠"), ("1\u{20E3}", "\u{20E3}"),
  ])
  func `what cannot be printed is refused and named`(_ line: String, _ shown: String) throws {
    var form = paris
    form.line1 = line
    #expect(
      try check(form)
        == .refused([AddressError(field: .line1, reason: .refusedCharacters([shown]))]))
  }

  @Test(arguments: [(100, true), (101, false)])
  func `a field has at most a hundred characters`(_ count: Int, _ isValid: Bool) throws {
    var form = paris
    form.line1 = String(repeating: "é", count: count)
    let verdict = try check(form)
    let fault = AddressError(field: .line1, reason: .tooLong(count: count, max: 100))
    #expect((verdict == .refused([fault])) == !isValid)
  }

  @Test func `R30: every wrong field is named at once, in the form's order`() throws {
    let verdict = try check(
      AddressForm(line1: " ", line2: "$", town: "", postcode: "ABC", country: "FR"))
    guard case .refused(let faults) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(faults.map(\.field) == [.line1, .line2, .town, .postcode])
  }

  @Test func `an unknown country is named`() throws {
    var form = paris
    form.country = "US"
    #expect(try check(form) == .refused([AddressError(field: .country, reason: .unknownCountry)]))
  }

  @Test func `the example postcodes of all seventeen countries are taken`() throws {
    let countries = try ShippedCountries.all.get()
    #expect(countries.count == 17)
    for country in countries.values {
      for example in country.postcode.examples {
        let form = AddressForm(
          line1: "1", town: "T", postcode: " \(example.lowercased()) ",
          county: country.address.province(ofPostcode: example)?.name ?? "",
          country: country.code)
        let verdict = try check(form)
        guard case .valid = verdict else {
          Issue.record("\(country.code) \(example): \(verdict)")
          continue
        }
      }
    }
  }

  @Test(arguments: [("ES", "28039", "madrid", "Madrid"), ("IT", "00144", "rm", "RM")])
  func `a province is required in Spain and Italy, from their lists`(
    _ country: String, _ postcode: String, _ typed: String, _ kept: String
  ) throws {
    var form = AddressForm(line1: "1", town: "T", postcode: postcode, country: country)
    let known = try #require(try ShippedCountries.all.get()[country]).address.provinces.map(\.shown)
    #expect(
      try check(form)
        == .refused([AddressError(field: .county, reason: .provinceMissing(known: known))]))
    form.county = "Bedfordshire"
    #expect(
      try check(form)
        == .refused([AddressError(field: .county, reason: .unknownProvince(known: known))]))
    form.county = typed
    guard case .valid(let address) = try check(form) else {
      Issue.record("\(try check(form))")
      return
    }
    #expect(address.form.county == kept)
  }

  @Test func `a postcode may be left out in Ireland, and only there`() throws {
    for country in try ShippedCountries.all.get().values {
      let form = AddressForm(
        line1: "1", town: "T", postcode: "", county: country.address.provinces.first?.name ?? "",
        country: country.code)
      let isRefused =
        try check(form) == .refused([AddressError(field: .postcode, reason: .required)])
      #expect(isRefused == (country.code != "IE"), "\(country.code)")
    }
  }

  @Test(
    arguments: [
      ("ES", "08001", "Madrid", "Barcelona"), ("IT", "20121", "RM", "MI"),
      ("IT", "20900", "RM", nil),
      ("IT", "80100", "RM", "NA"),
    ] as [(String, String, String, String?)])
  func `a postcode of another province is refused`(
    _ country: String, _ postcode: String, _ county: String, _ other: String?
  ) throws {
    let form = AddressForm(
      line1: "1", town: "T", postcode: postcode, county: county, country: country)
    let reason = AddressError.Reason.postcodeElsewhere(isIn: other, province: county)
    #expect(try check(form) == .refused([AddressError(field: .postcode, reason: reason)]))
  }

  @Test(arguments: [("IE", "Antrim"), ("CH", "Bayern")])
  func `a county or a canton that is given is one of the country's`(
    _ country: String, _ county: String
  ) throws {
    let found = try #require(try ShippedCountries.all.get()[country])
    var form = AddressForm(
      line1: "1", town: "T", postcode: found.postcode.examples[0], county: county,
      country: country)
    guard case .refused(let faults) = try check(form) else {
      Issue.record("\(county) was taken")
      return
    }
    #expect(faults.map(\.field) == [.county])
    form.county = ""
    guard case .valid = try check(form) else {
      Issue.record("it need not be given")
      return
    }
  }

  @Test(arguments: AddressForm.Field.allCases)
  func `I10: a card number is taken in no field`(_ field: AddressForm.Field) throws {
    var form = paris
    form[field] = "card 4242 4242 4242 4242"
    guard case .refused(let faults) = try check(form) else {
      Issue.record("a card number was taken")
      return
    }
    #expect(faults == [AddressError(field: field, reason: .cardNumber)])
  }

  @Test func `spaces of any kind are plain ones once the address is kept`() throws {
    var form = paris
    form.line1 = "1\u{A0}rue\u{3000}de  Rivoli"
    #expect(try check(form) == check(paris))
  }

  @Test(arguments: [
    (
      AddressForm(
        line1: "moulsoe road", town: "cranfield", postcode: "mk430db", county: "bedfordshire",
        country: "GB"),
      ["moulsoe road", "cranfield", "bedfordshire", "MK43 0DB"]
    ),
    (
      AddressForm(
        line1: "Calle 1", town: "Madrid", postcode: "28001", county: "madrid", country: "ES"),
      ["Calle 1", "28001 Madrid"]
    ),
    (
      AddressForm(
        line1: "Via 1", line2: "Scala B", town: "Tivoli", postcode: "00019", county: "roma",
        country: "IT"),
      ["Via 1", "Scala B", "00019 Tivoli RM"]
    ),
    (
      AddressForm(line1: "rue 1", town: "Luxembourg", postcode: "L1234", country: "LU"),
      ["rue 1", "L-1234 Luxembourg"]
    ),
    (
      AddressForm(line1: "Gatan 1", town: "Stockholm", postcode: "11455", country: "SE"),
      ["Gatan 1", "SE-114 55 Stockholm"]
    ),
    (
      AddressForm(line1: "Main St 1", town: "Tralee", postcode: "", county: "kerry", country: "IE"),
      ["Main St 1", "Tralee", "Co. Kerry"]
    ),
  ])
  func `an address is shown as its country writes it`(_ form: AddressForm, _ lines: [String]) throws
  {
    guard case .valid(let address) = try check(form) else {
      Issue.record("\(try check(form))")
      return
    }
    let country = try #require(try ShippedCountries.all.get()[address.form.country])
    #expect(address.form.lines(in: country) == lines)
  }

  @Test func `fields that are left out of the JSON are empty`() throws {
    let json = #"{"line1":"1 rue de Rivoli","town":"Paris","postcode":"75001","country":"FR"}"#
    #expect(try JSONDecoder().decode(AddressForm.self, from: Data(json.utf8)) == paris)
  }
}
