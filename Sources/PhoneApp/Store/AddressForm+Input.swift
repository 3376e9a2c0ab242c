package import NissanStore

extension AddressForm {
  /// Reads `{"line1", "line2", "town", "postcode", "county", "country"}`, all texts. What is left
  /// out is empty: the store's rules say which fields are missed.
  ///
  /// - Throws: ``InputRefusal``.
  package init(input text: [UInt8]) throws(InputRefusal) {
    let object = try InputObject(
      text, subject: .address, known: Field.allCases.map(\.rawValue))
    self.init(line1: "", town: "", postcode: "", country: "")
    for field in Field.allCases { self[field] = object[field.rawValue] ?? "" }
  }
}
