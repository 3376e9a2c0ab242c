package import CarModel
package import Entitlements
import LinkProtocol
import VehicleCatalog

/// What must hold now. Whatever is left out is not looked at.
package struct ExpectStep: AddressedStep {
  package var actors = Actors()
  /// The service that the keys from `state` to `customerHas` are about.
  package var service: String?
  package var look = ServiceLook()
  package var rule: String?
  package var nextChangeAt: ExpectedInstant?
  package var customerHas: Bool?
  /// Changes of services that the car must have made in this case so far, in this order, with
  /// others between them.
  package var seen: [ExpectedChange] = []
  /// Changes that it must not have made.
  package var notSeen: [ExpectedChange] = []
  /// `cold`, `trusted` or `aged`.
  package var clock: TrustedTime.State?
  /// `wall_behind` or `wall_ahead`; `none` for neither.
  package var wallFlag: String?
  /// Of its properties.
  package var car = CarValues()
  package var bonds: Int?
  /// The version of the document that the car keeps.
  package var version: Int?
  package var store = ExpectedStore()
  package var command: ExpectedCommand?
  /// What of the cards used in this case may be found in databases, documents and logs.
  package var cardData: ExpectedCardData?

  package init() {}

  package static let forms = written(
    "expect", .expectations, "What must hold now; whatever is left out is not looked at.",
    fields: [.optional("service", \.service, .service, "The service that the next six are about.")]
      + ofService + ofCase + ExpectedStore.fields.map { $0.within(\.store) } + ofCar + both,
    example: "expect: {service: smart-alerts, state: active, reason: paid,"
      + " nextChangeAt: 2026-02-28T10:00:00Z}"
  ) { step, reader in
    check(reader)
    return step.store.resolve(for: step.actors, reader)
  }

  private static let ofService: [Field<Self>] = [
    ServiceLook.state.within(\.look), ServiceLook.reason.within(\.look),
    .optional("rule", \.rule, .rule, "The rule that decided."),
    .optional(
      "nextChangeAt", \.nextChangeAt, .expectedInstant, "When time alone changes it next."),
    ServiceLook.usable.within(\.look),
    .optional(
      "customerHas", \.customerHas, .flag, "Whether the customer is entitled to it."),
  ]

  private static let ofCase: [Field<Self>] = [
    .defaulted(
      "seen", \.seen, .changes, "Changes that the car made in this case so far, in this order."),
    .defaulted("not-seen", \.notSeen, .changes, "Changes that it did not make."),
    .optional("clock", \.clock, .choice("state of the car's clock"), "The car's trusted clock."),
    .optional(
      "wallFlag", \.wallFlag, .word("flag", WallFlag.allCases.map(\.rawValue) + ["none"]),
      "How the driver's clock differs from the trusted time."),
    .optional("bonds", \.bonds, .integer("a count", 0...5), "How many phones are paired."),
    .optional(
      "version", \.version, .integer("a version", 0...1_000_000),
      "The version of the document kept."),
    .optional(
      "command", \.command, .mapping(ExpectedCommand.mapping),
      "The newest command for a service, as the car tells of it."),
    .optional(
      "card-data", \.cardData, .choice("card data"),
      "What the databases, the daemon's log, the documents and the phones keep of the numbers and"
        + " security codes of the cards used in this case; of a daemon that others use, the"
        + " journal stands for its files."),
  ]

  private static let ofCar = CarProperties.expected.map { $0.expected.within(\Self.car) }

  /// An expectation that could not fail is an error.
  private static func check(_ reader: FieldReader) {
    let given = reader.fields.values.keys
    let about = ofService.map(\.name).filter(given.contains)
    if !reader.has("service"), let first = about.first {
      reader.report("‘\(first)’ needs ‘service’ to say of which service", at: first)
    }
    if reader.has("service"), about.isEmpty {
      reader.report(
        "nothing is expected of the service: give one of"
          + " \(ofService.map(\.name).joined(separator: ", "))", at: "service")
    }
    if Set(given).subtracting(both.map(\.name)).isEmpty { reader.report("nothing is expected") }
  }

  package var title: String { "expect \(subject)" }
  package var explained: String? {
    service ?? command?.service ?? (seen + notSeen).first?.service
  }

  private var subject: String {
    if let service { return service }
    if let command { return "command for \(command.service)" }
    if let subject = store.subject { return subject }
    return seen.isEmpty && notSeen.isEmpty ? "the car" : "changes"
  }
}
