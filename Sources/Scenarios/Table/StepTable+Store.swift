import LinkProtocol
import NissanStore
import VehicleCatalog
import WireText

extension StepTable {
  static let store = [
    buy, cancel, resume, refund, withdraw, pause, transfer, payWith, price, acceptPrice,
    refusePrice,
  ]

  private static let buy: StepEntry = {
    let product = Field(
      "product", .productOrService,
      "A product; or a service, for which its own product is chosen, or else the smallest that"
        + " grants it.")
    let service = Field("service", .service, "The same, but a service only.")
    let months = Field(
      "months", .months, "The length of each period; the shortest on offer when left out.")
    let card = Field("card", .card, "A card of the payment sandbox; `approved` when left out.")
    let renews = Field("autoRenew", .flag, "Whether it renews; `true` when left out.")
    let authentication = Field(
      "authentication", .choice("answer", of: BuyStep.Authentication.self),
      "What the customer does when the bank asks for 3-D Secure.")
    let payment = Field(
      "payment", .choice("payment fault", of: PaymentFault.self),
      "What goes wrong on the way to the bank.")
    let meanwhile = Field(
      "priceMeanwhile", .amount,
      "What the store asks for the period once the customer has seen its price, in minor units.")
    let delivers = Field(
      "deliver", .flag,
      "Whether the phone delivers at once; otherwise it waits for `push` or `visit`.")
    return StepEntry(
      "buy", .store, "A purchase, through the whole flow of the store.", main: "product",
      fields: [
        product, service, months, card, expires, renews, authentication, payment, meanwhile,
        delivers,
      ]
        + SharedFields.acting,
      example: "buy: {service: smart-alerts, months: 12, card: insufficient_funds,"
        + " refused: insufficient_funds}"
    ) { reader in
      let bought = purchased(reader, product: product, service: service)
      let (actors, refused) = (reader.actors, reader[SharedFields.refused])
      let (period, number, expiry) = (reader[months], reader[card], reader[expires])
      let (renewal, bank) = (reader[renews], reader[authentication])
      let (fault, delivery) = (reader[payment], reader[delivers])
      let other = reader[meanwhile]
      return bought.map { id in
        .step(
          .buy(
            BuyStep(
              actors: actors, product: id, months: period?.months, autoRenew: renewal ?? true,
              card: number ?? TestCard.approved.rawValue, expires: expiry, authentication: bank,
              payment: fault, priceMeanwhile: other, delivers: delivery ?? false, refused: refused))
        )
      }
    }
  }()

  private static let expires = Field(
    "expires", .instant,
    "An instant of the month through which a new card is valid; five years on when left out.")

  /// The product that a purchase names, itself or by a service.
  private static func purchased(
    _ reader: FieldReader, product: Field<String>, service: Field<String>
  ) -> String? {
    switch (reader.has(product), reader.has(service)) {
    case (true, true):
      reader.report("‘product’ and ‘service’ exclude each other", at: service)
      return nil
    case (false, false):
      // A key that is spelt wrong was reported already.
      if reader.fields.isWhole { reader.report("a purchase names a product or a service") }
      return nil
    case (true, false):
      return reader[product].flatMap { sold($0, reader, at: product) }
    case (false, true):
      return reader[service].flatMap { sold($0, reader, at: service) }
    }
  }

  /// The product of that name, or the one that stands for the service of that name.
  private static func sold(
    _ name: String, _ reader: FieldReader, at field: Field<String>
  ) -> String? {
    let catalog = reader.context.catalog
    if field.name == "product", catalog.product(ProductID(rawValue: name)) != nil { return name }
    guard let vehicles = reader.context.vehicles, !vehicles.isEmpty else { return name }
    let vehicle = reader[SharedFields.vehicle]
    let (profile, market) = (
      reader.context.profile(of: vehicle), reader.context.market(of: vehicle) ?? ""
    )
    let service = ServiceID(rawValue: name)
    // A purchase that is to be refused may name what this car cannot have.
    let product =
      catalog.product(selling: service, for: profile, in: market)
      ?? catalog.product(selling: service, for: nil, in: market)
    if product == nil { reader.report("nothing sells ‘\(name)’ in \(market)", at: field) }
    return product?.id.rawValue
  }

  private static let owned = Field(
    "product", .productOrService,
    "The product, or the service that stands for it; the newest subscription is meant.",
    required: true)

  private static func subscription(
    _ name: String, _ summary: String, _ act: SubscriptionStep.Act
  ) -> StepEntry {
    StepEntry(
      name, .store, summary, main: "product", fields: [owned] + SharedFields.acting,
      example: "\(name): smart-alerts"
    ) { reader in step(reader, act) }
  }

  private static func step(_ reader: FieldReader, _ act: SubscriptionStep.Act?) -> StepBody? {
    let (actors, refused) = (reader.actors, reader[SharedFields.refused])
    let product = reader[owned].flatMap { sold($0, reader, at: owned) }
    guard let product, let act else { return nil }
    return .step(
      .subscription(SubscriptionStep(actors: actors, act, product: product, refused: refused)))
  }

  private static let cancel = subscription(
    "cancel", "Switches the renewal off; what is paid runs to its end.", .cancel)
  private static let resume = subscription(
    "resume", "Switches the renewal on again, or ends a pause.", .resume)
  private static let refund = subscription(
    "refund", "The store gives the last payment back.", .refund)
  private static let withdraw = subscription(
    "withdraw", "The customer withdraws from the contract and gets everything back.", .withdraw)

  private static let acceptPrice = subscription(
    "accept-price", "The customer agrees to the higher price that was announced.", .acceptPrice)
  private static let refusePrice = subscription(
    "refuse-price",
    "The customer refuses the higher price: the subscription ends with the last period at the old"
      + " one.", .refusePrice)

  private static let pause: StepEntry = {
    let length = Field("for", .period, "How long the pause lasts.", required: true)
    return StepEntry(
      "pause", .store, "Asks for a pause from the end of the paid period on.",
      fields: [owned, length] + SharedFields.acting,
      example: "pause: {product: smart-alerts, for: 1month}"
    ) { reader in step(reader, reader[length].map(SubscriptionStep.Act.pause)) }
  }()

  private static let transfer: StepEntry = {
    let target = Field("to", .vehicle, "The car that goes on with it.", required: true)
    return StepEntry(
      "transfer", .store, "Moves the subscription to another car of the same customer.",
      fields: [owned, target] + SharedFields.acting,
      example: "transfer: {product: smart-alerts, to: second}"
    ) { reader in step(reader, reader[target].map(SubscriptionStep.Act.transfer(to:))) }
  }()

  private static let payWith: StepEntry = {
    let card = Field("card", .card, "The new card, of the payment sandbox.", required: true)
    let authentication = Field(
      "authentication", .choice("answer", of: BuyStep.Authentication.self),
      "What the customer does when the bank asks for 3-D Secure.")
    return StepEntry(
      "pay-with", .store,
      "Puts a new card in place of the one that pays a subscription, once the bank has verified it;"
        + " what is overdue is charged to it at once.",
      fields: [owned, card, expires, authentication] + SharedFields.acting,
      example: "pay-with: {product: smart-alerts, card: approved}"
    ) { reader in
      let (actors, refused) = (reader.actors, reader[SharedFields.refused])
      let product = reader[owned].flatMap { sold($0, reader, at: owned) }
      let (number, expiry, bank) = (reader[card], reader[expires], reader[authentication])
      guard let product, let number else { return nil }
      return .step(
        .payWith(
          PayWithStep(
            actors: actors, product: product, card: number, expires: expiry,
            authentication: bank, refused: refused)))
    }
  }()

  private static let price: StepEntry = {
    let product = Field(
      "product", .productOrService, "The product, or the service that stands for it.",
      required: true)
    let months = Field(
      "months", .months, "The length of the period; the shortest on offer when left out.")
    let amount = Field(
      "to", .amount, "Minor units of the account's currency, VAT included.",
      required: true)
    return StepEntry(
      "price", .store,
      "The store asks another price from now on. Who subscribed is told of a rise, and renews at it"
        + " only with `accept-price`.",
      fields: [product, months, amount, SharedFields.phone],
      example: "price: {product: smart-alerts, months: 1, to: 299}"
    ) { reader in
      let id = reader[product].flatMap { sold($0, reader, at: product) }
      let (phone, period, price) = (reader[SharedFields.phone], reader[months], reader[amount])
      guard let id, let price else { return nil }
      return .step(
        .price(PriceStep(phone: phone, product: id, months: period?.months, price: price)))
    }
  }()
}

extension FieldType where Value == Int {
  /// Minor units of money that a store may ask.
  fileprivate static var amount: Self { .integer("minor units", 0...1_000_000_000) }
}

extension FieldType where Value == String {
  static var productOrService: Self {
    Self(
      words: "a product or a service", schema: ["type": "string"]
    ) { value, context in
      let products = context.catalog.products.map(\.id.rawValue)
      let services = context.catalog.services.map(\.id.rawValue)
      return value.name(
        "product or service",
        among: products + services.filter { !products.contains($0) })
    }
  }
}
