import NissanStore
import TestSupport
import VehicleCatalog
import WorldTime

/// Draws commands that customers may give, most of them such as make sense.
struct RandomCommands {
  private var generator: SeededGenerator
  /// What the answers so far were about.
  private var accounts: [AccountID] = ["account-unknown"]
  private var orders: [Order] = []
  private var subscriptions: [Subscription] = []
  private(set) var methods: [PaymentMethodID] = ["method-unknown"]
  /// What purchases would come to.
  var drafts: [Order] = []
  private var statement: WithdrawalStatement?
  private var drawn = 0

  /// One command, made anew for each store: a card's details are gone once they were used.
  struct Drawn: Sendable {
    let name: String
    let command: @Sendable () -> StoreCommand
  }

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &generator) < percent
  }

  mutating func pick<Value>(_ values: [Value]) -> Value? {
    values.randomElement(using: &generator)
  }

  /// How far world time moves before the next command.
  mutating func pause() -> Period {
    // A price is frozen for a quarter of an hour.
    if orders.last?.state.isOnItsWay ?? false, chance(93) { return .zero }
    let pauses: [Period] = [
      .zero, .zero, .zero, .milliseconds(1), .milliseconds(-400_000), .minutes(4), .minutes(16),
      .hours(20), .days(1), .days(7), .days(15), .days(31), .days(31), .days(80), .months(12),
    ]
    return pick(pauses) ?? .zero
  }

  mutating func fault() -> PaymentFault? {
    chance(12) ? PaymentFault.allCases.randomElement(using: &generator) : nil
  }

  mutating func reopens() -> Bool { chance(10) }

  /// What is sold from now on.
  mutating func catalogue() -> Result<Catalog, any Error> {
    let shipped = Result { try ShippedCatalog.load() }
    let all = [
      shipped, EditedCatalog.dearer, EditedCatalog.dearer, EditedCatalog.dearest,
      EditedCatalog.cheaper, EditedCatalog.withoutSmartAlerts,
    ]
    return pick(all) ?? shipped
  }

  /// What can be looked at in the end.
  var everything: [StoreQuery] {
    accounts.flatMap {
      [
        .account($0), .orders($0), .subscriptions($0), .receipts($0), .withdrawals($0),
        .wallet($0),
      ]
    }
  }

  /// Takes note of what there is to talk about.
  mutating func note(_ answer: StoreAnswer) {
    switch answer {
    case .account(let account): if !accounts.contains(account.id) { accounts.append(account.id) }
    case .order(let order): note(order)
    case .orders(let all): if let waiting = all.first(where: \.waitsForBank) { note(waiting) }
    case .draft(let order): drafts = drafts.suffix(3) + [order]
    case .purchase(let purchase):
      note(purchase.order)
      if let subscription = purchase.subscription { subscriptions.append(subscription) }
    case .subscriptions(let all): subscriptions = all + subscriptions.suffix(3)
    case .method(let method): methods.append(method.id)
    case .statement(let shown): statement = shown
    default: break
    }
  }

  private mutating func note(_ order: Order) {
    orders.removeAll { $0.id == order.id }
    orders.append(order)
    if let method = order.paymentMethod, !methods.contains(method) { methods.append(method) }
  }
}

// MARK: - Drawing

extension RandomCommands {
  static let vehicles: [VIN] = [
    "SJNTAAJ12U0000001", "SJNTAAJ12U0000002", "SJNTAAJ12U0000003",
  ].map { text in
    guard let vin = try? VIN(text) else { preconditionFailure("\(text) is a VIN") }
    return vin
  }

  private static let products: [ProductID] = [
    "smart-alerts", "remote-door-lock", "in-car-wifi", "in-car-wifi-1gb", "pack-safety",
    "my-car-finder", "stolen-vehicle-tracking", "unheard-of",
  ]
  static let cards = [
    "4242424242424242", "4242424242424242", "5555555555554444", "4000000000000341",
    "4000000000000259", "4000002500003155", "4000000000009995", "4000008400001629",
    "4242424242424241",
  ]

  /// The next command: often the next step of an order, else anything.
  mutating func next() -> Drawn {
    drawn += 1
    if accounts.count < 2 || chance(3) { return account() }
    if drawn < 6 { return link() }
    if chance(75), let step = nextStep() { return step }
    let draws: [(inout Self) -> Drawn] = [
      { $0.link() }, { $0.release() }, { $0.begin() }, { $0.begin() }, { $0.begin() },
      { $0.buy() }, { $0.buy() }, { $0.buy() }, { $0.draft() }, { $0.draft() },
      { $0.anyStep() }, { $0.changeSubscription() }, { $0.changeSubscription() },
      { $0.revoke() }, { $0.transfer() }, { $0.changeCards() }, { $0.changeCards() },
      { $0.document() }, { $0.look() }, { $0.look() }, { $0.price() },
    ]
    guard let draw = pick(draws) else { preconditionFailure("there is something to draw") }
    return draw(&self)
  }

  private mutating func account() -> Drawn {
    let number = Int.random(in: 1...4, using: &generator)
    let form = AccountForm(
      email: chance(10) ? "nobody" : "customer\(number)@example.com", name: "Camille Martin",
      country: chance(5) ? "XX" : "FR", language: .fr)
    return Drawn(name: "create account") { .createAccount(form) }
  }

  private mutating func price() -> Drawn {
    let product = pick(Self.products) ?? "smart-alerts"
    let price = pick([Int64?.none, 199, 249, 299, 99])
    let months = pick([Int?.none, 1, 12, 7])
    return Drawn(name: "price") {
      .ask(price ?? nil, for: product, months: months ?? nil, in: "FR")
    }
  }

  private mutating func someAccount() -> AccountID {
    if accounts.count > 1, chance(75) { return accounts[1] }
    return pick(accounts) ?? ""
  }

  private mutating func someVehicle() -> VIN {
    chance(60) ? Self.vehicles[0] : pick(Self.vehicles) ?? Self.vehicles[0]
  }

  mutating func customer() -> Customer {
    Customer(
      account: someAccount(), vehicle: someVehicle(),
      phone: PhoneFacts(model: "iPhone 14", osVersion: chance(4) ? "9.0" : "17.5"))
  }

  private mutating func link() -> Drawn {
    let profile = pick(
      Array(repeating: "qashqai-j12b/2025/tekna", count: 8)
        + ["juke-f16b/2025/tekna", "qashqai-j12b/1990/tekna"])
    guard let name = try? ProfileName(profile ?? "") else {
      preconditionFailure("a profile has a name")
    }
    let vehicle = LinkedVehicle(vin: someVehicle(), profile: name, market: "FR", built: nil)
    let (account, isNew) = (someAccount(), chance(80))
    return Drawn(name: "link") { .link(vehicle, to: account, isNew: isNew) }
  }

  private mutating func release() -> Drawn {
    let (vehicle, account) = (someVehicle(), someAccount())
    return Drawn(name: "release") { .release(vehicle, by: account) }
  }

  mutating func request() -> PurchaseRequest {
    PurchaseRequest(
      customer: customer(), product: pick(Self.products) ?? "",
      months: pick([nil, 1, 1, 1, 12, 7]) ?? nil, autoRenew: chance(80))
  }

  private mutating func begin() -> Drawn {
    let request = request()
    return Drawn(name: "begin") { .begin(request) }
  }
}

// MARK: - Steps of an order

extension RandomCommands {
  /// The step that leads the newest order on.
  private mutating func nextStep() -> Drawn? {
    guard let order = orders.last else { return nil }
    switch order.state {
    case .quoted: return address(order)
    case .address: return card(order)
    case .details, .card: return accept(order)
    case .terms: return review(order)
    case .review: return confirm(order)
    case .scaRequired: return authenticate(order)
    case .quoteExpired: return Drawn(name: "refresh") { .refreshQuote(order.id, by: order.account) }
    default: return nil
    }
  }

  private mutating func anyStep() -> Drawn {
    if chance(4) { return Drawn(name: "review") { .review("order-unknown", by: "nobody") } }
    guard let order = pick(orders) else { return begin() }
    let draws: [(inout Self, Order) -> Drawn] = [
      { $0.address($1) }, { $0.card($1) }, { $0.accept($1) }, { $0.review($1) },
      { $0.confirm($1) }, { $0.authenticate($1) },
      { _, order in Drawn(name: "abandon") { .abandon(order.id, by: order.account) } },
      { _, order in Drawn(name: "refresh") { .refreshQuote(order.id, by: order.account) } },
    ]
    guard let draw = pick(draws) else { preconditionFailure("there is something to draw") }
    return draw(&self, order)
  }

  private mutating func address(_ order: Order) -> Drawn {
    let form = address()
    return Drawn(name: "address") {
      .saveAddress(form, for: order.id, by: order.account)
    }
  }

  private mutating func card(_ order: Order) -> Drawn {
    if chance(30), let method = pick(methods) {
      return Drawn(name: "choose card") {
        .chooseCard(method, for: order.id, by: order.account)
      }
    }
    let number = pick(Self.cards) ?? ""
    return Drawn(name: "card") {
      .addCard(.drawn(number), for: order.id, by: order.account)
    }
  }

  private mutating func accept(_ order: Order) -> Drawn {
    let terms = terms()
    if chance(20) {
      return Drawn(name: "open terms") { .openTerms(terms, for: order.id, by: order.account) }
    }
    return Drawn(name: "accept") { .acceptTerms(terms, for: order.id, by: order.account) }
  }

  private mutating func review(_ order: Order) -> Drawn {
    Drawn(name: "review") { .review(order.id, by: order.account) }
  }

  private mutating func confirm(_ order: Order) -> Drawn {
    let quote: QuoteID? = chance(4) ? "quote-unknown" : order.quote?.id
    let account = chance(3) ? someAccount() : order.account
    return Drawn(name: "confirm") { .confirm(order.id, quote: quote, by: account) }
  }

  private mutating func authenticate(_ order: Order) -> Drawn {
    let passed = chance(80)
    return Drawn(name: "authenticate") {
      .authenticate(order.id, passed: passed, by: order.account)
    }
  }
}

// MARK: - After the purchase

extension RandomCommands {
  private mutating func changeSubscription() -> Drawn {
    let repriced = subscriptions.filter { $0.priceChange != nil }
    guard let known = pick(chance(60) && !repriced.isEmpty ? repriced : subscriptions), !chance(4)
    else {
      return Drawn(name: "drop pause") { .dropPause("subscription-unknown", by: "nobody") }
    }
    let (id, account, flag, isAuthenticated) =
      (known.id, chance(3) ? someAccount() : known.account, chance(50), chance(50))
    let length = pick([Period.days(10), .days(40), .days(2)]) ?? .days(10)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0:
      return Drawn(name: "auto-renew") {
        .setAutoRenew(flag, of: id, isAuthenticated: isAuthenticated, by: account)
      }
    case 1: return Drawn(name: "pause") { .pause(id, for: length, by: account) }
    case 2: return Drawn(name: "drop pause") { .dropPause(id, by: account) }
    case 3:
      return Drawn(name: "resume") { .resume(id, isAuthenticated: isAuthenticated, by: account) }
    default:
      return Drawn(name: "answer price") {
        .answerPriceChange(id, agrees: flag, isAuthenticated: isAuthenticated, by: account)
      }
    }
  }

  private mutating func revoke() -> Drawn {
    if chance(50), let known = pick(subscriptions) {
      return Drawn(name: "refund") { .refund(known.id, by: known.account) }
    }
    guard let order = pick(orders) else { return look() }
    if chance(60) {
      return Drawn(name: "open withdrawal") { .openWithdrawal(order.id, by: order.account) }
    }
    let shown = chance(80) ? statement : nil
    let id = shown?.order ?? order.id
    return Drawn(name: "withdraw") { .withdraw(id, confirming: shown, by: order.account) }
  }

  private mutating func transfer() -> Drawn {
    let limited = subscriptions.filter { $0.product == "in-car-wifi-1gb" }
    guard let known = pick(limited.isEmpty ? subscriptions : limited) else { return look() }
    let target = Customer(account: known.account, vehicle: someVehicle(), phone: nil)
    return Drawn(name: "transfer") { .transfer(known.id, to: target) }
  }

  private mutating func changeCards() -> Drawn {
    let (account, isAuthenticated, flag) = (someAccount(), chance(50), chance(50))
    let (method, other) = (pick(methods) ?? "", chance(50) ? pick(methods) : nil)
    let number = pick(Self.cards) ?? ""
    switch Int.random(in: 0..<4, using: &generator) {
    case 0:
      return Drawn(name: "add card") {
        .addPaymentMethod(.drawn(number), isDefault: flag, to: account)
      }
    case 1:
      return Drawn(name: "default card") { .setDefaultPaymentMethod(method, of: account) }
    case 2:
      return Drawn(name: "remove card") {
        .removePaymentMethod(
          method, replacedBy: other, isAuthenticated: isAuthenticated, of: account)
      }
    default:
      return Drawn(name: "replace card") {
        .replaceCard(
          method, with: .drawn(number), isAuthenticated: isAuthenticated, by: account)
      }
    }
  }

  private mutating func document() -> Drawn {
    let (vehicle, version) = (someVehicle(), Int.random(in: 0...6, using: &generator))
    return chance(70)
      ? Drawn(name: "document") { .latestDocument(vehicle) }
      : Drawn(name: "acknowledge") { .acknowledge(version: version, by: vehicle) }
  }

  private mutating func look() -> Drawn {
    let (account, customer) = (someAccount(), customer())
    let queries: [StoreQuery] = [
      .account(account), .signIn(email: "customer1@example.com"),
      .role(account, for: someVehicle()),
      .products(customer), .product(pick(Self.products) ?? "", for: customer), .orders(account),
      .openOrder(account, for: someVehicle()), .unansweredOrders(account),
      .subscriptions(account), .subscriptions(account), .outlooks(account),
      .receipts(account), .receipt("R-000001", of: account), .wallet(account),
    ]
    let query = pick(queries) ?? .account(account)
    return chance(10) ? Drawn(name: "catch up") { .catchUp } : Drawn(name: "look") { .look(query) }
  }
}
