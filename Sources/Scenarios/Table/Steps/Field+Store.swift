import VehicleCatalog
import WorldTime

/// Keys that several steps of the store have.
extension Field {
  /// The subscription that a step is about.
  static func owned(_ path: any WritableKeyPath<Root, String> & Sendable) -> Self {
    .required(
      "product", path, .productOrService,
      "The product, or the service that stands for it; the newest subscription that is not over"
        + " is meant, or else the newest.")
  }

  static func expires(_ path: any WritableKeyPath<Root, Instant?> & Sendable) -> Self {
    .optional(
      "expires", path, .instant,
      "An instant of the month through which a new card is valid; default: five years on.")
  }

  static func authentication(
    _ path: any WritableKeyPath<Root, BuyStep.Authentication?> & Sendable
  ) -> Self {
    .optional(
      "authentication", path, .choice("answer"),
      "What the customer does when the bank asks for 3-D Secure.")
  }
}

extension FieldType where Value == Int {
  /// Minor units of money that a store may ask.
  static var amount: Self { .integer("minor units", 0...1_000_000_000) }
}

extension FieldReader {
  /// Puts a product in the place of the service that stands for it. The name is empty when it was
  /// refused or is open; but for the key `service`, a product's own name comes first.
  ///
  /// - Returns: Whether there is such a product; otherwise it was reported.
  func resolve(_ name: inout String, _ key: String, for actors: Actors) -> Bool {
    guard !name.isEmpty else { return false }
    if key != "service", context.catalog.product(ProductID(rawValue: name)) != nil { return true }
    guard let vehicles = context.vehicles, !vehicles.isEmpty else { return true }
    let profile = context.profile(of: actors.vehicle)
    let market = context.market(of: actors.vehicle) ?? ""
    let service = ServiceID(rawValue: name)
    // A purchase that is to be refused may name what this car cannot have.
    let product =
      context.catalog.product(selling: service, for: profile, in: market)
      ?? context.catalog.product(selling: service, for: nil, in: market)
    guard let product else {
      report("nothing sells ‘\(name)’ in \(market)", at: key)
      return false
    }
    name = product.id.rawValue
    return true
  }
}
