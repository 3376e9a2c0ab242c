import ArgumentParser
import CommandSupport
import LinkProtocol
import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

/// `phone-client store buy`
struct StoreBuyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "buy", abstract: "Buy a product and deliver it to the car.",
    discussion: """
      A paid product needs --address, --accept-terms and a card: a new one (--card-stdin), a kept \
      one (--payment-method), or else the default one of `payment list`. A new card is read from \
      standard input, and only once everything before it is in order:
        {"holder": "Camille Martin", "number": "4242 4242 4242 4242", "expiry": "12/28", \
      "code": "123"}
      A trial for which neither card nor months are named ends by itself. When the car is \
      out of reach the purchase is done and its document waits for the next command that reaches \
      the car.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The product's id, from `store list`.")
  var product: String
  @Option(help: "The length of each period; left out, the shortest on offer.")
  var months: Int?
  @Option(
    help: ArgumentHelp(
      "A file with the billing address as JSON, or - for standard input: line1, line2, town,"
        + " postcode, county, country.", valueName: "file"))
  var address: String?
  @Flag(help: "Read the card as JSON from standard input.")
  var cardStdin = false
  @Option(help: ArgumentHelp("Pay with a kept card, from `payment list`.", valueName: "id"))
  var paymentMethod: String?
  @Flag(help: "Accept the terms; without it the command says where they are.")
  var acceptTerms = false
  @OptionGroup var authentication: AuthenticationOptions
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
    try await attempt("cannot buy ‘\(product)’") { [self] in
      let run = try PhoneRun(global, options)
      try await run.reach { reach in
        let store = try run.store()
        let (customer, account) = try await run.customer(in: reach, of: store)
        let listing = try await run.product(product, for: customer, of: store, at: reach.now)
        let purchase = try await buy(
          listing, for: customer, account, from: store, at: reach.now)
        let outcome = await run.deliver(
          reach, otherwise: "the purchase is done and waits in the outbox for the car")
        let document = PurchaseDocument(purchase, outcome)
        try run.output.answer(
          document,
          text: PurchaseText(
            purchase, outcome, run.texts(for: account), catalog: run.catalog, at: reach.now
          ).text)
      }
    }
  }

  private func buy(
    _ listing: ProductListing, for customer: Customer, _ account: Account,
    from store: any StoreBackOffice, at now: Instant
  ) async throws -> Purchase {
    let request = PurchaseRequest(
      customer: customer, product: listing.product.id,
      months: PurchaseFlow.months(
        for: listing, asked: months, hasCard: cardStdin || paymentMethod != nil),
      autoRenew: autoRenew)
    return try await PurchaseFlow(store: store, account: account, at: now).buy(
      request,
      with: ScriptedAnswers(
        addressFile: address, readsCard: cardStdin,
        paymentMethod: paymentMethod.map(PaymentMethodID.init(rawValue:)),
        acceptsTerms: acceptTerms, authentication: authentication.sca))
  }
}
