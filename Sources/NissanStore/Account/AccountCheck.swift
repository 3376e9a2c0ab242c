package import VehicleCatalog

/// What the store asks of a new account; every fault is named at once.
package enum AccountCheck {
  /// The longest address that mail can be sent to, and a name that fits a receipt.
  ///
  /// - Source: RFC 5321 §4.5.3.1.3, less the angle brackets.
  package static let emailBytesMax = 254
  package static let nameCharactersMax = 100

  /// The form as it will be kept, or what is wrong with it.
  package enum Verdict: Hashable, Sendable {
    /// Trimmed; the e-mail in lower case, the country in capitals.
    case valid(AccountForm)
    /// Never empty.
    case refused([AccountError])
  }

  package static func check(_ typed: AccountForm, countries: [String: Country]) -> Verdict {
    var form = typed
    form.email = normalised(email: typed.email)
    form.name = typed.name.singleSpaced
    form.country = typed.country.trimmingSpaces.uppercased()
    var faults: [AccountError] = []
    if !isEmail(form.email) { faults.append(.emailInvalid(typed.email)) }
    if let fault = nameFault(form.name) { faults.append(fault) }
    if countries[form.country] == nil {
      faults.append(.countryUnknown(typed.country, known: countries.keys.sorted()))
    }
    return faults.isEmpty ? .valid(form) : .refused(faults)
  }

  /// As an e-mail address is kept, however it was typed.
  package static func normalised(email: String) -> String { email.trimmingSpaces.lowercased() }

  private static func nameFault(_ name: String) -> AccountError? {
    guard !name.isEmpty else { return .nameMissing }
    guard name.count <= nameCharactersMax else {
      return .nameTooLong(count: name.count, max: nameCharactersMax)
    }
    return name.unicodeScalars.first(where: \.isControl).map { .nameInvalid(refused: $0.shown) }
  }

  /// One `@` with something before it and a dotted name after it: enough to catch slips of the
  /// finger; only a message that arrives proves an address.
  private static func isEmail(_ text: String) -> Bool {
    guard text.utf8.count <= emailBytesMax,
      text.unicodeScalars.allSatisfy({ !$0.isControl && !$0.properties.isWhitespace })
    else { return false }
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
  }
}
