package import NissanStore

extension CardDetails {
  /// Reads `{"holder", "number", "expiry": "12/28", "code"}`, all texts and all needed. No copy of
  /// the number or the code stays behind but in this value; the caller overwrites `text`.
  ///
  /// - Throws: ``InputRefusal``; it holds no part of the card.
  package convenience init(input text: [UInt8]) throws(InputRefusal) {
    let subject = InputRefusal.Subject.card
    var typed: [String: String] = [:]
    var number: SecretBytes?
    var code: SecretBytes?
    try InputObject.read(text, subject: subject, known: ["holder", "number", "expiry", "code"]) {
      switch $0 {
      case "number": number = SecretBytes(copying: $1)
      case "code": code = SecretBytes(copying: $1)
      default: typed[$0] = String(decoding: $1, as: UTF8.self)
      }
    }
    func missing(_ name: String) -> InputRefusal {
      InputRefusal(subject: subject, reason: .missingMember(name))
    }
    guard let holder = typed["holder"] else { throw missing("holder") }
    guard let number else { throw missing("number") }
    guard let expiry = typed["expiry"] else { throw missing("expiry") }
    guard let code else { throw missing("code") }
    self.init(holder: holder, number: number, expiry: expiry, securityCode: code)
  }
}
