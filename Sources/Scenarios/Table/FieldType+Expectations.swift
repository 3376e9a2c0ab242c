import Entitlements
import LinkProtocol
import NissanStore
import VehicleCatalog
import WorldTime
import WireText

extension FieldType {
  /// A mapping with keys of its own.
  static func mapping(
    _ fields: [any DescribedField], _ read: @escaping @Sendable (FieldReader) -> Value?
  ) -> Self {
    let keys = fields.map { "`\($0.name)`" }.joined(separator: ", ")
    return Self(words: "{\(keys)}", schema: .mapping(fields)) { value, context in
      // Expressions inside were worked out with the whole.
      value.fields(fields.map(\.name)).flatMap {
        read(FieldReader(fields: $0, context: context, scope: nil))
      }
    }
  }
}

extension FieldType where Value == ExpectedInstant {
  static var expectedInstant: Self {
    Self(
      words: "an instant, or `never`", schema: ["type": "string"]
    ) { value, _ in
      value.value("an instant such as 2026-02-28T10:00:00Z, or never") { text in
        text == "never" ? .never : (try? Instant(rfc3339: text)).map(ExpectedInstant.at)
      }
    }
  }
}

extension FieldType where Value == ExpectedSubscription {
  static var expectedSubscription: Self {
    FieldType.mapping(
      [
        ExpectedSubscriptionFields.product, ExpectedSubscriptionFields.state,
        ExpectedSubscriptionFields.declined,
      ]
    ) { reader in
      let state = reader[ExpectedSubscriptionFields.state]
      let declined = reader[ExpectedSubscriptionFields.declined]
      guard let product = reader[ExpectedSubscriptionFields.product], let state else { return nil }
      return ExpectedSubscription(product: product, state: state, declined: declined)
    }
  }
}

/// The keys of `subscription`.
private enum ExpectedSubscriptionFields {
  static let product = Field("product", .product, "The product.", required: true)
  static let state = Field(
    "state", .subscriptionState, "Its state, such as `cancelled`.", required: true)
  static let declined = Field(
    "declined", .choice("decline", of: DeclineCode.self), "Why its last charge was declined.")
}

extension FieldType where Value == ServiceLook {
  static var look: Self {
    FieldType.mapping(
      [ExpectFields.state, ExpectFields.reason, ExpectFields.usable]
    ) { reader in
      if reader.fields.values.isEmpty { reader.report("nothing is expected") }
      return ServiceLook(
        state: reader[ExpectFields.state], reason: reader[ExpectFields.reason],
        usable: reader[ExpectFields.usable])
    }
  }
}

extension FieldType where Value == [ExpectedChange] {
  static var changes: Self {
    Self(
      words: "a list of \(ChangeFields.type.words)",
      schema: ["type": "array", "minItems": 1, "items": ChangeFields.type.schema]
    ) { value, context in
      let items = value.items(of: "changes")
      if value.isList, items.isEmpty { value.report("an empty list of changes expects nothing") }
      return items.compactMap { ChangeFields.type.read($0, context) }
    }
  }
}

/// The keys of a change.
private enum ChangeFields {
  static let service = Field("service", .service, "Of which service.", required: true)
  static let from = Field(
    "from", .choice("state", of: ServiceState.self), "The state before.")
  static let to = Field(
    "to", .choice("state", of: ServiceState.self), "The state after.")
  static let reason = Field("reason", .reason, "The reason after.")
  static let at = Field("at", .instant, "When.")

  static let type = FieldType<ExpectedChange>.mapping(
    [service, from, to, reason, at]
  ) { reader in
    let (before, after) = (reader[from], reader[to])
    let (why, when) = (reader[reason], reader[at])
    return reader[service].map {
      ExpectedChange(service: $0, from: before, to: after, reason: why, at: when)
    }
  }
}
