import NissanStore

/// How the newest order of a product stands in the store.
package struct ExpectedOrder: ExpectedOfProduct, Sendable {
  package var product = ""
  /// Such as `fulfilled`; `none` without an order.
  package var state = ""
}

extension ExpectedOrder {
  /// The keys of `order`.
  static let mapping = Mapping(
    ExpectedOrder(),
    [
      product(\.product),
      .required(
        "state", \.state, .orderState,
        "Its state, such as `fulfilled`, `refused` or `declined(insufficient_funds)`, or `none`."),
    ])
}

extension FieldType where Value == String {
  fileprivate static var orderState: Self {
    listed("state of an order", OrderMachine.states.map(\.description) + ["none"])
  }
}
