import Entitlements
import LinkProtocol
import NissanStore
import VehicleCatalog
import WireText
import WorldTime

/// `world` as it is written; what is left out is made up by ``WorldReader``.
struct WorldText {
  var start: Instant?
  var profile: ProfileName?
  var market: String?
  var built: YearMonth?
  var vin: VIN?
  var clockPolicy: ClockPolicy?
  var budgetMinutes: Int?
  var vehicles: [Named<VehicleSetup>]?
  var phone: PhoneSetup?
  var phones: [Named<PhoneSetup>]?
  var policy = SubscriptionPolicy()
  var seed = 1

  /// Read first: the other keys may name it.
  static let start = Mapping(
    WorldText(),
    [
      .optional(
        "start", \.start, .instant,
        "Where world time begins; default: `2026-01-31T10:00:00Z`.")
    ])

  /// Exclude `vehicles`; a market does not.
  static let ofOneCar = ["profile", "built", "vin"]

  /// The other keys.
  static let mapping = Mapping(
    WorldText(),
    [
      .optional(
        "profile", \.profile, .profile,
        "The profile of the only car, which is called `car`; default: the parameter of that"
          + " name."),
      .optional(
        "market", \.market, .market,
        "The market of the only car; the parameter of that name, or FR."),
      .optional("built", \.built, .month, "When the only car was built."),
      .optional("vin", \.vin, .vin, "Of the only car; default: made up."),
      .optional(
        "clockPolicy", \.clockPolicy, .choice("clock policy"),
        "What every car does while its clock is cold."),
      .optional(
        "budgetMinutes", \.budgetMinutes, .count(of: .minutes, 0...100_000),
        "Powered minutes that `fail_open` goes on for."),
      .optional(
        "vehicles", \.vehicles,
        .named("a car", VehicleSetup.mapping, .mapping(VehicleSetup.mapping)),
        "Several cars by their names, in place of `profile` and what belongs to it."),
      .optional(
        "phone", \.phone, .onePhone,
        "The only phone, which is called `phone`; default: the parameter of that name."),
      .optional(
        "phones", \.phones, .named("a phone", PhoneSetup.mapping, .onePhone),
        "Several phones by their names."),
      .defaulted(
        "policy", \.policy, .mapping(SubscriptionPolicy.mapping), "What the store goes by."),
      .defaulted(
        "seed", \.seed, .integer("a seed", 0...9_007_199_254_740_992),
        "Of every random number generator; default: 1."),
    ])

  static let names = start.names + mapping.names
  static let descriptions = start.descriptions + mapping.descriptions
}

extension SubscriptionPolicy {
  /// The keys of `policy`.
  static let mapping = Mapping(
    SubscriptionPolicy(),
    [
      .defaulted("grace", \.grace, .period, "After a failed renewal."),
      .defaulted(
        "weeklyGrace", \.weeklyGrace, .period, "The same for periods of up to a week."),
      .defaulted(
        "recovery", \.recovery, .period, "From the missed renewal to the end of the hold."),
      .defaulted(
        "retryLead", \.retryLead, .period,
        "How long before each deadline the charge is tried again."),
      .defaulted("pending", \.pending, .period, "How long a first payment is waited for."),
      .defaulted("pauseMin", \.pauseMin, .period, "The shortest pause."),
      .defaulted("pauseMax", \.pauseMax, .period, "The longest pause."),
      .defaulted(
        "priceNotice", \.priceNotice, .period,
        "How long before its first charge a higher price is told."),
    ])
}

/// A value under a name of the scenario's own.
struct Named<Value> {
  let name: String
  /// As it stands in the file.
  let written: YAMLValue
  /// `nil` when an error was reported.
  let value: Value?
}

extension FieldType {
  /// `{name: {…}, …}`.
  static func named<Element>(
    _ what: String, _ mapping: Mapping<Element>, _ type: FieldType<Element>
  ) -> Self where Value == [Named<Element>] {
    Self(
      words: "names, each with \(what)",
      schema: [
        "type": "object", "minProperties": 1,
        "additionalProperties": .mapping(mapping.descriptions),
      ], write: { _ in nil }
    ) { value, context in
      let entries = value.entries(of: "\(what) by name")
      if value.isMapping, entries.isEmpty { value.report("no names; there is at least one") }
      return entries.map {
        Named(name: $0.name, written: $0.value, value: type.read($0.value, context))
      }
    }
  }
}
