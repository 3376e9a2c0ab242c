import WorldTime

extension Store {
  /// Which rule each command is the business of.
  mutating func carryOut(_ command: StoreCommand, at now: Instant) throws -> StoreOutcome {
    switch command {
    case .createAccount(let form): try createAccount(form, at: now)
    case .link(let vehicle, let account, let isNew): try link(vehicle, to: account, isNew: isNew)
    case .release(let vehicle, let account): try release(vehicle, by: account, at: now)

    case .buy(let form): try buy(form, at: now)
    case .begin(let request): try begin(request, at: now)
    case .refreshQuote(let id, let account): try refreshQuote(of: id, by: account, at: now)
    case .saveAddress(let form, let id, let account):
      try saveAddress(form, for: id, by: account, at: now)
    case .addCard(let card, let id, let account): try addCard(card, for: id, by: account, at: now)
    case .chooseCard(let method, let id, let account):
      try chooseCard(method, for: id, by: account, at: now)
    case .openTerms(let terms, let id, let account):
      try openTerms(terms, for: id, by: account, at: now)
    case .acceptTerms(let terms, let id, let account):
      try acceptTerms(terms, for: id, by: account, at: now)
    case .review(let id, let account): try review(id, by: account, at: now)
    case .confirm(let id, let quote, let account):
      try confirm(id, quote: quote, by: account, at: now)
    case .authenticate(let id, let passed, let account):
      try authenticate(id, passed: passed, by: account, at: now)
    case .abandon(let id, let account): try abandon(id, by: account, at: now)

    case .setAutoRenew(let isOn, let id, let isAuthenticated, let account):
      try setAutoRenew(isOn, of: id, isAuthenticated, by: account, at: now)
    case .pause(let id, let length, let account):
      try pause(id, for: length, by: account, at: now)
    case .dropPause(let id, let account): try dropPause(of: id, by: account, at: now)
    case .resume(let id, let isAuthenticated, let account):
      try resume(id, isAuthenticated, by: account, at: now)
    case .answerPriceChange(let id, let agrees, let isAuthenticated, let account):
      try answerPriceChange(of: id, agrees: agrees, isAuthenticated, by: account, at: now)

    case .refund(let id, let account): try refund(id, by: account, at: now)
    case .openWithdrawal(let id, let account): try openWithdrawal(from: id, by: account, at: now)
    case .withdraw(let id, let statement, let account):
      try withdraw(from: id, confirming: statement, by: account, at: now)
    case .transfer(let id, let target): try transfer(id, to: target, at: now)

    case .addPaymentMethod(let card, let isDefault, let account):
      try addPaymentMethod(card, isDefault: isDefault, to: account, at: now)
    case .setDefaultPaymentMethod(let id, let account):
      try setDefaultPaymentMethod(id, of: account, at: now)
    case .removePaymentMethod(let id, let replacement, let isAuthenticated, let account):
      try removePaymentMethod(
        id, replacedBy: replacement, isAuthenticated, of: account, at: now)
    case .replaceCard(let id, let card, let isAuthenticated, let account):
      try replaceCard(of: id, with: card, isAuthenticated, by: account, at: now)

    case .latestDocument(let vehicle): try latestDocument(for: vehicle, at: now)
    case .acknowledge(let version, let vehicle): acknowledge(version, by: vehicle, at: now)

    case .ask(let minorUnits, let product, let months, let code):
      try ask(minorUnits, for: product, months: months, in: code)
    case .look(let query): .answered(try look(query, at: now))
    case .catchUp: .answered(.done)
    }
  }

  /// What follows from each reply.
  mutating func handle(_ reply: StoreReply) throws -> StoreOutcome {
    switch reply {
    case .attached(let method, let use): try keep(method, for: use)
    case .charged(let request, let outcome, .order(let id, let account)):
      try settle(id, of: account, request, outcome)
    case .charged(let request, let outcome, .purchase(let id, let account)):
      try settlePurchase(id, of: account, request, outcome)
    case .charged(_, let outcome, .period(let asked, let next)):
      try settle(asked, outcome, then: next)
    case .charged(let request, let outcome, .verification(let method, let use)):
      try settle(verifying: method, outcome, for: use, at: request.at)
    case .gaveBack(let asked, let outcomes): try complete(asked, outcomes)
    case .refundable(let payments, let amounts, let use):
      try reverse(payments.left(amounts), for: use)
    case .heard(let notice): try hear(notice)
    case .signed(let document, let issuing): try keep(document, issuing)
    }
  }
}
