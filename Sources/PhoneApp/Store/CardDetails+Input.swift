package import NissanStore

extension CardDetails {
  /// Reads `{"holder", "number", "expiry": "12/28", "code"}`, all texts and all needed.
  ///
  /// - Throws: ``InputFlaw``; it holds no part of the card.
  package convenience init(input text: [UInt8]) throws(InputFlaw) {
    let object = try InputObject(
      text, subject: "card", known: ["holder", "number", "expiry", "code"])
    self.init(
      holder: try object.required("holder"), number: try object.required("number"),
      expiry: try object.required("expiry"), securityCode: try object.required("code"))
  }
}
