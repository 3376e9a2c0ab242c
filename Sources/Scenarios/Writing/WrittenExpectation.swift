import Entitlements
import LinkProtocol
import NissanStore
import WireText

/// What must hold, as it is written.
struct WrittenExpectation {
  let fields: WrittenStep.Fields

  init(_ expected: Expectation) {
    typealias Text = WrittenStep
    fields =
      [
        ("service", Text.text(expected.service)), ("state", Text.text(expected.state?.rawValue)),
        ("reason", Text.text(expected.reason)), ("rule", Text.text(expected.rule)),
        ("nextChangeAt", expected.nextChangeAt.map(Self.instant)),
        ("usable", expected.usable.map(JSONValue.bool)),
        ("customerHas", expected.customerHas.map(JSONValue.bool)),
        ("seen", Self.changes(expected.seen)), ("not-seen", Self.changes(expected.notSeen)),
        ("charged", expected.charged.map(Text.number)),
        ("charges", expected.charges.map(Text.number)),
        ("clock", Text.text(expected.clock?.rawValue)), ("wallFlag", Text.text(expected.wallFlag)),
        ("charging", expected.charging.map(JSONValue.bool)),
        ("bonds", expected.bonds.map(Text.number)),
        ("version", expected.version.map(Text.number)),
        ("subscription", expected.subscription.map(Self.subscription)),
        ("card-data", Text.text(expected.cardData?.rawValue)),
      ] + Text.both(expected.actors)
  }

  static func fields(of boundary: BoundaryStep) -> WrittenStep.Fields {
    [
      ("service", .string(boundary.service)),
      ("at", boundary.at.map { .string("\($0)") }), ("before", look(boundary.before)),
      ("after", look(boundary.after)),
    ] + WrittenStep.both(boundary.actors)
  }

  private static func instant(_ instant: ExpectedInstant) -> JSONValue {
    switch instant {
    case .at(let instant): .string("\(instant)")
    case .never: .string("never")
    }
  }

  private static func subscription(_ expected: ExpectedSubscription) -> JSONValue {
    object([
      ("product", .string(expected.product)), ("state", .string(expected.state)),
      ("declined", WrittenStep.text(expected.declined?.rawValue)),
    ])
  }

  private static func look(_ look: ServiceLook) -> JSONValue {
    object([
      ("state", WrittenStep.text(look.state?.rawValue)),
      ("reason", WrittenStep.text(look.reason)), ("usable", look.usable.map(JSONValue.bool)),
    ])
  }

  private static func changes(_ changes: [ExpectedChange]) -> JSONValue? {
    guard !changes.isEmpty else { return nil }
    return .array(
      changes.map { change in
        object([
          ("service", .string(change.service)),
          ("from", WrittenStep.text(change.from?.rawValue)),
          ("to", WrittenStep.text(change.to?.rawValue)),
          ("reason", WrittenStep.text(change.reason)),
          ("at", change.at.map { .string("\($0)") }),
        ])
      })
  }

  private static func object(_ members: WrittenStep.Fields) -> JSONValue {
    .object(members.compactMap { name, value in value.map { JSONValue.Member(name, $0) } })
  }
}
