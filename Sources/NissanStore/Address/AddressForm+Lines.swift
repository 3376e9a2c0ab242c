package import VehicleCatalog

extension AddressForm {
  /// The address as its country writes it, line by line, without the country's name.
  ///
  /// A province that is called as its town is said once.
  package func lines(in country: Country) -> [String] {
    country.address.lines { part in
      let texts =
        switch part {
        case .street: [line1, line2]
        case .city: [town]
        case .postcode: [postcode]
        case .province: [county == town ? "" : county]
        case .name, .sorting: [""]
        }
      return texts.filter { !$0.isEmpty }
    }
  }
}
