package import Entitlements
import LinkProtocol
import VehicleCatalog
import WireText
package import WorldTime

/// A change of a service that the car made, or must not have made.
package struct ExpectedChange: Hashable, Sendable {
  package var service = ""
  package var from: ServiceState?
  package var to: ServiceState?
  package var reason: String?
  package var at: Instant?

  fileprivate static let mapping = Mapping(
    ExpectedChange(),
    [
      .required("service", \.service, .service, "Of which service."),
      .optional("from", \.from, .choice("state"), "The state before."),
      .optional("to", \.to, .choice("state"), "The state after."),
      .optional("reason", \.reason, .reason, "The reason after."),
      .optional("at", \.at, .instant, "When."),
    ])
}

extension FieldType where Value == [ExpectedChange] {
  static var changes: Self {
    let change = FieldType<ExpectedChange>.mapping(ExpectedChange.mapping)
    return Self(
      words: "a list of \(change.words)",
      schema: ["type": "array", "minItems": 1, "items": change.schema],
      write: { .array($0.compactMap(change.write)) },
      read: { value, context in
        let items = value.items(of: "changes")
        if value.isList, items.isEmpty { value.report("an empty list of changes expects nothing") }
        return items.compactMap { change.read($0, context) }
      })
  }
}

/// When a service is expected to change next.
package enum ExpectedInstant: Hashable, Sendable {
  case at(Instant)
  /// Time alone changes nothing any more.
  case never
}

extension ExpectedInstant: CustomStringConvertible {
  package var description: String {
    switch self {
    case .at(let instant): "\(instant)"
    case .never: "never"
    }
  }
}

extension FieldType where Value == ExpectedInstant {
  static var expectedInstant: Self {
    .parsed(
      "an instant, or `never`", expected: "an instant such as 2026-02-28T10:00:00Z, or never"
    ) { text in
      text == "never" ? .never : (try? Instant(rfc3339: text)).map(ExpectedInstant.at)
    }
  }
}
