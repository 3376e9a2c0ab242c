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

  @Test(arguments: AddressCheck.refusedCharacters.sorted())
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

  @Test func `R32: there are seventeen refused characters, sixteen of them shown`() {
    #expect(AddressCheck.refusedCharacters.count == 17)
    #expect(
      AddressCheck.refusedCharacters.subtracting(AddressCheck.refusedCharactersShown) == ["\\"])
  }

  @Test(arguments: [
    "12 bis, rue de l'Été", "Straße 5/7", "Apt. #4 & 5", "Nº 3 (fond): cour", "Łódź-Śródmieście",
  ])
  func `letters of all kinds and everyday signs are accepted`(_ line: String) throws {
    var form = paris
    form.line1 = line
    guard case .valid = try check(form) else {
      Issue.record("\(try check(form))")
      return
    }
  }

  @Test(arguments: [("a\u{7}b", "U+0007"), ("a\nb", "U+000A"), ("a\u{202E}b", "U+202E")])
  func `control characters are refused and named`(_ line: String, _ shown: String) throws {
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
          county: country.address.provinces.first ?? "", country: country.code)
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
    #expect(try check(form) == .refused([AddressError(field: .county, reason: .required)]))
    form.county = "Bedfordshire"
    #expect(
      try check(form) == .refused([AddressError(field: .county, reason: .unknownProvince)]))
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
        line1: "1", town: "T", postcode: "", county: country.address.provinces.first ?? "",
        country: country.code)
      let isRefused =
        try check(form) == .refused([AddressError(field: .postcode, reason: .required)])
      #expect(isRefused == (country.code != "IE"), "\(country.code)")
    }
  }

  @Test func `fields that are left out of the JSON are empty`() throws {
    let json = #"{"line1":"1 rue de Rivoli","town":"Paris","postcode":"75001","country":"FR"}"#
    #expect(try JSONDecoder().decode(AddressForm.self, from: Data(json.utf8)) == paris)
  }
}
