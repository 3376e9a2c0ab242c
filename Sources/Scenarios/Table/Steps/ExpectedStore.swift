import VehicleCatalog
import WireText

/// What must hold in the store, for the account of the step's phone and the step's car. Whatever
/// is left out is not looked at.
package struct ExpectedStore: Hashable, Sendable {
  /// Minor units of money that were charged so far, refunds taken off.
  package var charged: Int?
  /// How often something was charged.
  package var charges: Int?
  package var subscription: ExpectedSubscription?
  package var order: ExpectedOrder?
  package var receipt: ExpectedReceipt?
  package var notice: ExpectedNotice?
  package var listing: ExpectedListing?

  package init() {}
}

extension ExpectedStore {
  static let fields: [Field<Self>] = [
    .optional(
      "charged", \.charged, .balance,
      "Minor units of money charged to this phone's account so far, refunds taken off."),
    .optional(
      "charges", \.charges, .integer("a count", 0...1_000_000),
      "How often something was charged."),
    .optional(
      "subscription", \.subscription, .mapping(ExpectedSubscription.mapping),
      "The newest subscription to a product; its `state` is `none` where there is none."),
    .optional(
      "order", \.order, .mapping(ExpectedOrder.mapping),
      "The newest order of a product; its `state` is `none` where there is none."),
    .optional(
      "receipt", \.receipt, .mapping(ExpectedReceipt.mapping),
      "The newest receipt for a product: minor units of money, and until when it is paid."),
    .optional(
      "notice", \.notice, .mapping(ExpectedNotice.mapping),
      "What the customer is told of the newest subscription to a product: of another price, and"
        + " of what comes of a charge that failed."),
    .optional(
      "listing", \.listing, .mapping(ExpectedListing.mapping),
      "How the store shows a product for this car on this phone."),
  ]

  /// What it is about, for reports; `nil` when nothing is expected.
  var subject: String? {
    let products = [
      ("subscription", subscription?.product), ("order", order?.product),
      ("receipt", receipt?.product), ("notice", notice?.product), ("listing", listing?.product),
    ]
    for case (let part, let product?) in products { return "\(part) \(product)" }
    return charged != nil || charges != nil ? "charges" : nil
  }

  /// Puts products in the place of the services that stand for them.
  ///
  /// - Returns: Whether all of them are known; otherwise it was reported.
  mutating func resolve(for actors: Actors, _ reader: FieldReader) -> Bool {
    let found = [
      reader.resolve(&subscription, "subscription", for: actors),
      reader.resolve(&order, "order", for: actors),
      reader.resolve(&receipt, "receipt", for: actors),
      reader.resolve(&notice, "notice", for: actors),
      reader.resolve(&listing, "listing", for: actors),
    ]
    return !found.contains(false)
  }
}

/// Something that must hold of one product.
protocol ExpectedOfProduct: Hashable {
  /// Its id; empty until it is read.
  var product: String { get set }
}

extension ExpectedOfProduct {
  static func product(_ path: any WritableKeyPath<Self, String> & Sendable) -> Field<Self> {
    .required(
      "product", path, .productOrService, "The product, or the service that stands for it.")
  }

  /// Reports a part of which nothing is expected: it could not fail.
  static func check(_ reader: FieldReader) -> Bool {
    if Set(reader.fields.values.keys).subtracting(["product"]).isEmpty {
      reader.report("nothing is expected of the product")
    }
    return true
  }
}

extension FieldReader {
  fileprivate func resolve<Part: ExpectedOfProduct>(
    _ part: inout Part?, _ key: String, for actors: Actors
  ) -> Bool {
    guard var known = part else { return true }
    defer { part = known }
    return resolve(&known.product, key, for: actors)
  }
}

extension FieldType where Value == Int {
  /// Minor units of money, given or taken.
  static var balance: Self { .integer("minor units", -1_000_000_000...1_000_000_000) }
}
