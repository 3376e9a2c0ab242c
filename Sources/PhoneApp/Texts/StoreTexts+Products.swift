package import NissanStore
package import VehicleCatalog
package import WorldTime

// MARK: - Prices

extension StoreTexts {
  /// What a line of a price or a receipt charges, or takes off.
  func item(_ line: PriceLine, called product: String) -> String {
    let amount = self.amount(line.amount)
    return line.creditFor == nil
      ? self.line(product, amount) : self[.creditLine, ["product": product, "amount": amount]]
  }

  /// `1,99 € / mois`, `39,99 € / 12 mois`.
  package func price(_ money: Money, each period: Period) -> String {
    let words = term(period).split { $0 == " " || $0 == "\u{A0}" }
    let each = words.count == 2 && words[0] == "1" ? "\(words[1])" : term(period)
    return self[.priceEach, ["price": amount(money), "term": each]]
  }

  /// `1,99 € TTC`.
  func withVAT(_ money: Money) -> String { self[.withVAT, ["price": amount(money)]] }

  /// `20 % (France), of which …`.
  func vat(basisPoints: Int, in country: String, amount money: Money) -> String {
    self[.vatIn, ["rate": rate(basisPoints), "country": country, "amount": amount(money)]]
  }

  /// What is no more as it was agreed: the price, what is due now of it, or only its VAT.
  func change(from old: Quote, to new: Quote) -> String {
    let (was, becomes) = (
      price(old.price, each: old.period), price(new.price, each: new.period)
    )
    if was != becomes { return self[.priceChanged, ["from": was, "to": becomes]] }
    if old.total != new.total {
      return self[.dueChanged, ["from": amount(old.total), "to": amount(new.total)]]
    }
    let country = catalog?.country(new.country)?.name[language] ?? new.country
    return self[
      .vatChanged,
      ["price": becomes, "rate": rate(new.vatBasisPoints), "country": country]]
  }

  /// Hundredths of a percent as they are written: `20`, `8,1`.
  private func rate(_ basisPoints: Int) -> String {
    let (whole, hundredths) = basisPoints.quotientAndRemainder(dividingBy: 100)
    guard hundredths > 0 else { return String(whole) }
    let digits = hundredths < 10 ? "0\(hundredths)" : String(hundredths)
    let shown = digits.hasSuffix("0") ? String(digits.dropLast()) : digits
    return number("\(whole).\(shown)")
  }

  /// A free term before the first charge.
  package func free(for months: Int, then price: String) -> String {
    self[.monthsFree, ["term": self.months(months), "price": price], count: months]
  }

  /// The free term of a product in a list, and what it costs afterwards.
  func trial(_ period: Period, then offer: Offer) -> String {
    self[
      .trialThen,
      ["term": term(period), "price": price(offer.price, each: offer.term.period)]]
  }

  /// A free term that nothing follows.
  package func free(for period: Period) -> String { self[.freeFor, ["term": term(period)]] }

  /// A free term.
  func trialTerm(_ period: Period) -> String {
    self[.trialTerm, ["term": term(period)], count: max(period.months, 1)]
  }
}

// MARK: - Products and subscriptions

extension StoreTexts {
  /// `1000 MB`, `20 starts`.
  package func allowance(_ allowance: Allowance) -> String {
    switch allowance.unit {
    case .ignitionCycles: self[.ignitionCycles, [:], count: allowance.limit]
    case .kilometres: self[.kilometres, [:], count: allowance.limit]
    case .megabytes: self[.megabytes, [:], count: allowance.limit]
    }
  }

  /// The mark of a product, and what else is to be said in a line.
  func marked(_ kind: ProductKind, _ rest: String) -> String {
    self[.marked, ["kind": self[kind], "rest": rest]]
  }

  /// How a vehicle has a product by other ones.
  package func through(_ products: [ProductID]) -> String {
    self[.through, ["products": list(products.map { name(of: $0) })]]
  }

  /// How a subscription stands, and until when; of one that is over, since when.
  func owned(_ subscription: Subscription) -> String {
    let state = self[subscription.state]
    switch subscription.state {
    case .trial, .active, .cancelled:
      return self[.ownedUntil, ["state": state, "moment": moment(subscription.paidThrough)]]
    case .paused:
      return self[.ownedUntil, ["state": state, "moment": moment(subscription.pauseEnd)]]
    // Until when it may still be paid is said with what is overdue.
    case .pending, .grace, .onHold: return state
    case .expired, .revoked: return "\(state), \(moment(subscription.stateSince))"
    }
  }

  /// Which edition of the terms it is: `January 2026`.
  package func edition(of terms: TermsID) -> String {
    terms.edition.map(month) ?? terms.rawValue
  }

  /// Where the terms can be read. The name is reserved for examples: nobody answers there.
  ///
  /// - Source: RFC 2606 §3; seed R43.
  package static func link(to terms: TermsID) -> String {
    "https://store.example/terms/\(terms)"
  }

  /// What a car or a phone lacks for a product, as a whole sentence.
  package func sentence(_ unmet: UnmetRule) -> String {
    let (needed, found) = shown(unmet)
    switch unmet.rule {
    case .model where needed.isEmpty: return self[.offeredNowhere]
    case .phoneModel where needed.isEmpty: return self[.phoneUnknown, ["found": found]]
    case .unknownService, .googleServices: return self[unmet.rule, ["found": found]]
    case .missingHardware: return self[unmet.rule, ["needed": needed]]
    case .buildDate:
      return self[unmet.rule, ["needed": month(orAsIs: needed), "found": month(orAsIs: found)]]
    case .year: return self[unmet.rule, ["needed": years(needed), "found": found]]
    case .model, .trim, .market, .headUnitGeneration, .phoneModel, .phoneOS, .appVersion:
      return self[unmet.rule, ["needed": needed, "found": found]]
    }
  }

  /// Model years as people write them: `2021–2024`, `from 2019`.
  private func years(_ range: String) -> String {
    range.hasSuffix("+")
      ? self[.yearsFrom, ["year": range.dropLast()]] : range.replacing("-", with: "–")
  }

  private func month(orAsIs text: String) -> String { YearMonth(text).map(month) ?? text }

  /// The same, to stand behind something else.
  package func why(_ unmet: UnmetRule) -> String {
    let sentence = sentence(unmet)
    let end = sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence
    return end.prefix(1).lowercased() + end.dropFirst()
  }
}
