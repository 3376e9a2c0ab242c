import CarModel
import Entitlements
import LinkProtocol
import VehicleCatalog
import WorldTime

extension StepTable {
  static let expectations = [expect, expectBoundary]

  private static let expect = StepEntry(
    "expect", .expectations, "What must hold now; whatever is left out is not looked at.",
    fields: ExpectFields.all,
    example: "expect: {service: smart-alerts, state: active, reason: paid,"
      + " nextChangeAt: 2026-02-28T10:00:00Z}",
    read: ExpectFields.read)

  private static let expectBoundary: StepEntry = {
    let service = Field("service", .service, "The service looked at.", required: true)
    let at = Field(
      "at", .instant, "The boundary; the service's own `nextChangeAt` when left out.")
    let before = Field("before", .look, "How it looks a millisecond before.", required: true)
    let after = Field(
      "after", .look, "How it looks at the instant itself and a millisecond later.",
      required: true)
    return StepEntry(
      "expect-boundary", .expectations,
      "Moves world time to one millisecond before an instant, to it and one millisecond past it,"
        + " and looks at the service each time.",
      fields: [service, at, before, after] + SharedFields.both,
      example: "expect-boundary: {service: smart-alerts, before: {state: active},"
        + " after: {state: expired, reason: period_end}}"
    ) { reader in
      let (actors, instant) = (reader.actors, reader[at])
      let (first, second) = (reader[before], reader[after])
      guard let service = reader[service], let first, let second else { return nil }
      return .step(
        .expectBoundary(
          BoundaryStep(
            actors: actors, service: service, at: instant, before: first, after: second)))
    }
  }()
}

/// The keys of `expect`.
enum ExpectFields {
  static let service = Field("service", .service, "The service that the next six are about.")
  static let state = Field(
    "state", .choice("state", of: ServiceState.self), "Its state.")
  static let reason = Field("reason", .reason, "Why it is in that state.")
  static let rule = Field("rule", .rule, "The rule that decided.")
  static let nextChangeAt = Field(
    "nextChangeAt", .expectedInstant, "When time alone changes it next.")
  static let usable = Field("usable", .flag, "Whether the customer can use it.")
  static let customerHas = Field("customerHas", .flag, "Whether the customer is entitled to it.")
  static let seen = Field(
    "seen", .changes, "Changes that the car made in this case so far, in this order.")
  static let notSeen = Field("not-seen", .changes, "Changes that it did not make.")
  static let charged = Field(
    "charged", .integer("minor units", -1_000_000_000...1_000_000_000),
    "Minor units of money charged to this phone's account so far, refunds taken off.")
  static let charges = Field(
    "charges", .integer("a count", 0...1_000_000), "How often something was charged.")
  static let clock = Field(
    "clock", .choice("state of the car's clock", of: TrustedTime.State.self),
    "The car's trusted clock.")
  static let wallFlag = Field(
    "wallFlag", .word("flag", WallFlag.allCases.map(\.rawValue) + ["none"]),
    "How the driver's clock differs from the trusted time.")
  static let charging = Field("charging", .flag, "Whether an electric car is charging.")
  static let bonds = Field("bonds", .integer("a count", 0...5), "How many phones are paired.")
  static let version = Field(
    "version", .integer("a version", 0...1_000_000), "The version of the document kept.")
  static let subscription = Field(
    "subscription", .expectedSubscription, "The newest subscription to a product.")
  static let cardData = Field(
    "card-data", .choice("card data", of: ExpectedCardData.self),
    "What the databases, the daemon's log, the documents and the phones keep of the numbers and"
      + " security codes of the cards used in this case; of a daemon that others use, the journal"
      + " stands for its files.")

  private static let ofService: [any DescribedField] = [
    state, reason, rule, nextChangeAt, usable, customerHas,
  ]
  static let all: [any DescribedField] =
    [service] + ofService
    + [seen, notSeen, charged, charges, clock, wallFlag, charging, bonds, version, subscription]
    + [cardData]
    + SharedFields.both

  static func read(_ reader: FieldReader) -> StepBody? {
    var expected = Expectation(actors: reader.actors, service: reader[service])
    expected.state = reader[state]
    expected.reason = reader[reason]
    expected.rule = reader[rule]
    expected.nextChangeAt = reader[nextChangeAt]
    expected.usable = reader[usable]
    expected.customerHas = reader[customerHas]
    expected.seen = reader[seen] ?? []
    expected.notSeen = reader[notSeen] ?? []
    expected.charged = reader[charged]
    expected.charges = reader[charges]
    expected.clock = reader[clock]
    expected.wallFlag = reader[wallFlag]
    expected.charging = reader[charging]
    expected.bonds = reader[bonds]
    expected.version = reader[version]
    expected.subscription = reader[subscription]
    expected.cardData = reader[cardData]
    check(reader)
    return .step(.expect(expected))
  }

  /// An expectation that could not fail is a mistake.
  private static func check(_ reader: FieldReader) {
    let given = reader.fields.values.keys
    let about = ofService.map(\.name).filter(given.contains)
    if !reader.has(service), let first = about.first {
      reader.fields.optional(first)?.report("‘\(first)’ needs ‘service’ to say of which service")
    }
    if reader.has(service), about.isEmpty {
      reader.report(
        "nothing is expected of the service: give one of"
          + " \(ofService.map(\.name).joined(separator: ", "))", at: service)
    }
    if Set(given).subtracting(SharedFields.both.map(\.name)).isEmpty {
      reader.report("nothing is expected")
    }
  }
}
