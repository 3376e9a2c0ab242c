import ArgumentParser
import CommandSupport
import LinkProtocol
import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

/// `phone-client store buy`
struct StoreBuyCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "buy", abstract: "Buy a product and deliver it to the car.",
    discussion: """
      A paid product needs --address, --accept-terms and a card: a new one (--card-stdin), a kept \
      one (--payment-method), or else the default one of `payment list`. A new card is read from \
      standard input, and only once everything before it is in order:
        {"holder": "Camille Martin", "number": "4242 4242 4242 4242", "expiry": "12/28", \
      "code": "123"}
      An address in another country can have another price, which is charged only if --total \
      names it.
      A trial for which neither card nor months are named ends by itself. When the car is \
      out of reach the purchase is done and its document waits for the next command that reaches \
      the car. When the bank did not answer, the same command again asks it again and charges once.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The product's name or id, from `store list`.", completion: .products)
  var product: String
  @Option(
    help: "The length of each period; left out, the shortest on offer.",
    transform: { text in try PeriodUnit.months.count(text) })
  var months: Int?
  @Option(
    help: ArgumentHelp(
      "A file with the billing address as JSON, or - for standard input: line1, line2, town,"
        + " postcode, county, country.", valueName: "file"))
  var address: String?
  @Option(
    help: ArgumentHelp(
      "Agree to this total and to no other: what is charged now, such as 1.70GBP.",
      valueName: "amount"))
  var total: Money?
  @Flag(help: "Read the card as JSON from standard input.")
  var cardStdin = false
  @Option(
    help: ArgumentHelp(
      "Pay with a kept card: its last four digits, with or without its brand, or its id.",
      valueName: "card"))
  var paymentMethod: String?
  @Flag(help: "Accept the terms; without it the command says where they are.")
  var acceptTerms = false
  @OptionGroup var authentication: AuthenticationOptions
  @OptionGroup var fault: PaymentFaultOptions
  @Flag(inversion: .prefixedNo, help: "Renew at the end of each period, or buy one fixed term.")
  var autoRenew = true

  func validate() throws {
    if cardStdin, address == "-" {
      throw ValidationError(
        "the card and the address cannot both come from standard input; give --address a file")
    }
    if cardStdin, paymentMethod != nil {
      throw ValidationError("give --card-stdin or --payment-method, not both")
    }
  }

  mutating func run() async throws {
    try await attempt(.buy, product) { [self] run in
      try await run.reach { reach in
        let faulty = try FaultyStore(run.store)
        let (customer, account) = try await run.customer(in: reach, of: faulty.store)
        let flow = PurchaseFlow(
          store: faulty.store, account: account, lock: run.purchaseLock, at: reach.now)
        let answers = try await answers(run, account.id, of: faulty.store)
        let unanswered = try await flow.completeUnanswered(
          (try? run.product(called: product)) ?? ProductID(rawValue: product),
          of: customer.vehicle, with: answers)
        let purchase: Purchase
        if let unanswered {
          purchase = unanswered
        } else {
          let listing = try await faulty.store.product(
            run.product(called: product), for: customer, at: reach.now)
          try await faulty.arm(fault.payment, at: reach.now)
          purchase = try await flow.buy(request(listing, for: customer), with: answers)
        }
        let outcome = await run.deliver(
          reach, otherwise: run.texts[.purchaseWaits])
        let document = PurchaseDocument(purchase, outcome)
        try run.output.answer(
          document,
          text: PurchaseText(
            purchase, outcome, run.texts(for: account), catalog: run.catalog, at: reach.now
          ).text)
      }
    }
  }

  private func request(_ listing: ProductListing, for customer: Customer) -> PurchaseRequest {
    PurchaseRequest(
      customer: customer, product: listing.product.id,
      months: PurchaseFlow.months(
        for: listing, asked: months, hasCard: cardStdin || paymentMethod != nil),
      autoRenew: autoRenew)
  }

  private func answers(
    _ run: PhoneRun, _ account: AccountID, of store: any StoreBackOffice
  ) async throws -> ScriptedAnswers {
    var method: PaymentMethodID?
    if let paymentMethod {
      method = try run.card(called: paymentMethod, in: await store.wallet(of: account)).id
    }
    return ScriptedAnswers(
      addressFile: address, total: total, readsCard: cardStdin, paymentMethod: method,
      acceptsTerms: acceptTerms,
      authentication: { () throws(PhoneRefusal) in try authentication.passes(run) })
  }
}

extension Money: ExpressibleByArgument {
  /// Reads `1.70GBP`, with or without a space.
  package init?(argument: String) {
    let text = argument.filter { $0 != " " }
    let (amount, currency) = (text.dropLast(3), text.suffix(3))
    guard let minorUnits = Money.minorUnits(parsing: String(amount)),
      currency.count == 3, currency.allSatisfy({ $0.isASCII && $0.isUppercase })
    else { return nil }
    self.init(minorUnits: minorUnits, currency: String(currency))
  }
}
