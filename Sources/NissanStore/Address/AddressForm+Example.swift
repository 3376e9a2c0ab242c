package import VehicleCatalog

extension AddressForm {
  /// An address that passes the rules of a country, for a customer who is made up.
  package init(anywhereIn country: Country) {
    let postcode = country.postcode.examples.first ?? ""
    self.init(
      line1: "12 rue de la Paix", town: "Ville", postcode: postcode,
      county: country.address.province(ofPostcode: postcode)?.name ?? "", country: country.code)
  }
}
