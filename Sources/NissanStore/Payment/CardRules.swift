package import WorldTime

/// What may be kept of a card.
package struct CardSummary: Hashable, Sendable, Codable {
  package let brand: CardBrand
  /// Four digits.
  package let lastFour: String
  package let expiry: CardExpiry
  package let holder: String
}

/// One thing that is wrong with a card as typed. None of them carries a digit of it.
package enum CardError: Error, Hashable, Sendable {
  case holderMissing
  case holderTooLong(count: Int)
  case holderHasCharacter(String)
  case numberMissing
  /// Something else than digits, spaces and hyphens.
  case numberNotDigits
  /// The check digit does not fit, or the length is none of the brand's.
  case incorrectNumber
  /// A brand that the store does not take.
  case brandRefused(name: String)
  case brandUnknown
  /// Not in the form `12/28`.
  case expiryUnreadable
  case expired(CardExpiry)
  case expiryTooFar(CardExpiry)
  case securityCodeMissing
  /// Not three digits.
  case securityCodeInvalid
}

/// What the store asks of a card before any processor sees it.
///
/// - Source: seed R37–R40; ISO/IEC 7812-1 annex B for the check digit.
package enum CardRules {
  package static let holderCharactersMax = 60
  /// Cards run for at most this long; anything later is a typing error.
  package static let yearsAheadMax = 20
  package static let securityCodeDigits = 3

  /// What may be kept of the card, or what is wrong with it.
  package enum Verdict: Hashable, Sendable {
    case valid(CardSummary)
    /// Every fault at once, in the order of the form; never empty.
    case refused([CardError])
  }

  /// Checks all four fields at world time `now`.
  package static func check(_ card: CardDetails, at now: Instant) -> Verdict {
    var faults: [CardError] = []
    let holder = card.holder.trimmingSpaces
    if let fault = holderFault(holder) { faults.append(fault) }

    let number = card.withSecrets { checkNumber($0.number) }
    if case .failure(let fault) = number { faults.append(fault) }

    let expiry = checkExpiry(card.expiry, at: now)
    if case .failure(let fault) = expiry { faults.append(fault) }

    if let fault = card.withSecrets({ securityCodeFault($0.securityCode) }) {
      faults.append(fault)
    }
    guard case .success(let (brand, lastFour)) = number, case .success(let expiry) = expiry,
      faults.isEmpty
    else { return .refused(faults) }
    return .valid(CardSummary(brand: brand, lastFour: lastFour, expiry: expiry, holder: holder))
  }

  private static func holderFault(_ holder: String) -> CardError? {
    guard !holder.isEmpty else { return .holderMissing }
    guard holder.count <= holderCharactersMax else {
      return .holderTooLong(count: holder.count)
    }
    let refused = holder.unicodeScalars.first { scalar in
      scalar.properties.numericType != nil || scalar.isControl || AddressCheck.isRefused(scalar)
    }
    return refused.map { .holderHasCharacter($0.shown) }
  }

  private static func checkNumber(
    _ typed: SecretBytes
  ) -> Result<(CardBrand, lastFour: String), CardError> {
    guard let digits = typed.digits() else { return .failure(.numberNotDigits) }
    return digits.withBytes { digits in
      guard !digits.isEmpty else { return .failure(.numberMissing) }
      switch CardBrand.recognise(digits) {
      case .refused(let name): return .failure(.brandRefused(name: name))
      case .unknown: return .failure(.brandUnknown)
      case .wrongLength: return .failure(.incorrectNumber)
      case .accepted(let brand):
        guard passesCheckDigit(digits) else { return .failure(.incorrectNumber) }
        return .success((brand, digits.suffix(4).map(String.init).joined()))
      }
    }
  }

  /// Luhn's check: every second digit from the right doubled, digits added up, a multiple of ten.
  static func passesCheckDigit(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
    var sum = 0
    for (position, digit) in digits.reversed().enumerated() {
      let value = position.isMultiple(of: 2) ? Int(digit) : Int(digit) * 2
      sum += value > 9 ? value - 9 : value
    }
    return sum.isMultiple(of: 10)
  }

  private static func checkExpiry(
    _ typed: String, at now: Instant
  ) -> Result<CardExpiry, CardError> {
    guard let expiry = CardExpiry(typed) else { return .failure(.expiryUnreadable) }
    guard now < expiry.end else { return .failure(.expired(expiry)) }
    let latest = now.adding(.months(12 * yearsAheadMax))
    guard expiry.start <= latest else { return .failure(.expiryTooFar(expiry)) }
    return .success(expiry)
  }

  private static func securityCodeFault(_ typed: SecretBytes) -> CardError? {
    if typed.withBytes(\.isEmpty) { return .securityCodeMissing }
    let count = typed.digits()?.withBytes(\.count)
    return count == securityCodeDigits ? nil : .securityCodeInvalid
  }
}
