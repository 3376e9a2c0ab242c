package import VehicleCatalog
package import WorldTime

// MARK: - Around a screen

extension StoreTexts {
  /// How far a purchase has come.
  func step(_ step: Int, of count: Int) -> String {
    self[.screenStep, ["step": String(step), "count": String(count)]]
  }

  /// Which part of a long screen it is.
  package func page(_ page: Int, of count: Int) -> String {
    self[.page, ["page": String(page), "count": String(count)]]
  }

  package func lineTooLong(bytesMax: Int) -> String {
    self[.lineTooLong, [:], count: bytesMax]
  }

  /// The store broke down, and why.
  func storeFailed(_ reason: String) -> String { self[.storeFailed, ["reason": reason]] }
}

// MARK: - Prices

extension StoreTexts {
  /// `1,99 € / 1 mois`.
  package func price(_ money: Money, each period: Period) -> String {
    self[.priceEach, ["price": amount(money), "term": term(period)]]
  }

  /// `1,99 € TTC`.
  func withVAT(_ money: Money) -> String { self[.withVAT, ["price": amount(money)]] }

  /// `20 % (France), of which …`.
  func vat(basisPoints: Int, in country: String, amount money: Money) -> String {
    let rate = rate(basisPoints)
    return self[.vatIn, ["rate": rate, "country": country, "amount": amount(money)]]
  }

  /// Hundredths of a percent as they are written: `20`, `8,1`.
  private func rate(_ basisPoints: Int) -> String {
    let (whole, hundredths) = basisPoints.quotientAndRemainder(dividingBy: 100)
    guard hundredths > 0 else { return String(whole) }
    let digits = hundredths < 10 ? "0\(hundredths)" : String(hundredths)
    let shown = digits.hasSuffix("0") ? String(digits.dropLast()) : digits
    return "\(whole)\(language == .fr ? "," : ".")\(shown)"
  }

  /// The mark of a product, and what else is to be said in a line.
  func marked(_ kind: ProductKind, _ rest: String) -> String {
    self[.marked, ["kind": self.kind(kind), "rest": rest]]
  }

  /// The free term of a product in a list, and what it costs afterwards.
  func trial(_ period: Period, then money: Money) -> String {
    self[.trialThen, ["term": term(period), "price": amount(money)]]
  }

  /// A free term.
  func trialTerm(_ period: Period) -> String {
    self[.trialTerm, ["term": term(period)], count: max(period.months, 1)]
  }

  func validity(_ period: Period) -> String { self[.validityFrom, ["term": term(period)]] }

  func priceChanged(from old: Money, to new: Money) -> String {
    self[.priceNowOther, ["from": amount(old), "to": amount(new)]]
  }
}

// MARK: - Sentences

extension StoreTexts {
  /// What does not fit and is not listed.
  func unfit(_ count: Int) -> String { self[.unfit, [:], count: count] }

  /// What must hold in the car while a service is activated.
  func needsToActivate(_ conditions: [String]) -> String {
    self[.needsToActivate, ["conditions": list(conditions)]]
  }

  /// An account with another company, by its name.
  func needsAccount(_ name: String) -> String { self[.needsAccount, ["name": name]] }

  /// How a subscription stands, and until when.
  func owned(_ state: String, until end: Instant) -> String {
    self[.ownedUntil, ["state": state, "moment": moment(end)]]
  }

  func forbidden(_ characters: String) -> String {
    self[.forbidden, ["characters": characters]]
  }

  func howToWithdraw(_ command: String) -> String {
    self[.howToWithdraw, ["command": command]]
  }

  func bankAsks(_ amount: String, _ card: String) -> String {
    self[.bankAsks, ["amount": amount, "card": card]]
  }

  func bankVerifies(_ card: String) -> String { self[.bankVerifies, ["card": card]] }

  func removeCard(payingWith card: String) -> String { self[.removeCardFor, ["card": card]] }

  func documentRefused(_ name: String, _ message: String) -> String {
    self[.carRefusedDocument, ["name": name, "message": message]]
  }
}
