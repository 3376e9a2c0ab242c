import Entitlements
import LinkProtocol
import NissanStore
import VehicleCatalog
import WorldTime
import WireText

/// The keys of `world`.
enum WorldFields {
  static let start = Field(
    "start", .instant, "Where world time begins; `2026-01-31T10:00:00Z` when left out.")
  static let profile = Field(
    "profile", .profile,
    "The profile of the only car, which is called `car`; the parameter of that name when left out.")
  static let market = Field(
    "market", .market, "The market of the only car; the parameter of that name, or FR.")
  static let built = Field("built", .month, "When the only car was built.")
  static let vin = Field("vin", .vin, "Of the only car; made up when left out.")
  static let clockPolicy = Field(
    "clockPolicy", .choice("clock policy", of: ClockPolicy.self),
    "What every car does while its clock is cold.")
  static let budgetMinutes = Field(
    "budgetMinutes", .integer("minutes", 0...100_000),
    "Powered minutes that `fail_open` goes on for.")
  static let vehicles = Field(
    "vehicles", .named("a car", VehicleFields.all),
    "Several cars by their names, in place of `profile` and what belongs to it.")
  static let phone = Field(
    "phone", .onePhone,
    "The only phone, which is called `phone`; the parameter of that name when left out.")
  static let phones = Field(
    "phones", .named("a phone", PhoneFields.all), "Several phones by their names.")
  static let policy = Field("policy", .policy, "What the store goes by.")
  static let seed = Field(
    "seed", .integer("a seed", 0...9_007_199_254_740_992), "Of every dice; 1 when left out.")

  static let names = all.map(\.name)
  static let ofOneCar: [any DescribedField] = [profile, market, built, vin]
  static let all: [any DescribedField] =
    [start] + ofOneCar + [clockPolicy, budgetMinutes, vehicles, phone, phones, policy, seed]
}

/// The keys of one of several cars.
enum VehicleFields {
  static let profile = Field("profile", .profile, "Its profile.", required: true)
  static let market = Field("market", .market, "Its market; the world's when left out.")
  static let built = Field("built", .month, "When it was built.")
  static let vin = Field("vin", .vin, "Its VIN; made up when left out.")
  static let clockPolicy = Field(
    "clockPolicy", .choice("clock policy", of: ClockPolicy.self),
    "What it does while its clock is cold; the world's when left out.")
  static let budgetMinutes = Field(
    "budgetMinutes", .integer("minutes", 0...100_000),
    "Powered minutes that `fail_open` goes on for; the world's when left out.")

  static let all: [any DescribedField] = [
    profile, market, built, vin, clockPolicy, budgetMinutes,
  ]
}

/// The keys of a phone.
enum PhoneFields {
  static let model = Field(
    "model", .phoneModel, "As in `phones.yaml`; the app's default when left out.")
  static let osVersion = Field("osVersion", .osVersion, "Such as `17.5`; write it in quotes.")
  static let country = Field("country", .market, "Of the account; the first car's market.")

  static let all: [any DescribedField] = [model, osVersion, country]

  /// `iPhone 14 17.5`.
  static let short = FieldType<PhoneName>(
    words: "a phone and its version, such as `iPhone 14 17.5`", schema: ["type": "string"]
  ) { value, context in
    let name = value.value("a phone and its version, such as iPhone 14 17.5") { PhoneName($0) }
    guard let name else { return nil }
    guard context.catalog.phone(named: name.model) == nil else { return name }
    let known = context.catalog.phones.flatMap { [$0.name, $0.model] }
    value.report("unknown phone ‘\(name.model)’\(NearestName.hint(for: name.model, among: known))")
    return nil
  }
}

/// The keys of `policy`.
enum PolicyFields {
  static let grace = Field("grace", .period, "After a failed renewal.")
  static let weeklyGrace = Field("weeklyGrace", .period, "The same for periods of up to a week.")
  static let recovery = Field(
    "recovery", .period, "From the missed renewal to the end of the hold.")
  static let retryLead = Field(
    "retryLead", .period, "How long before each deadline the charge is tried again.")
  static let pending = Field("pending", .period, "How long a first payment is waited for.")
  static let pauseMin = Field("pauseMin", .period, "The shortest pause.")
  static let pauseMax = Field("pauseMax", .period, "The longest pause.")
  static let priceNotice = Field(
    "priceNotice", .period, "How long before its first charge a higher price is told.")

  static let all: [any DescribedField] = [
    grace, weeklyGrace, recovery, retryLead, pending, pauseMin, pauseMax, priceNotice,
  ]

  static func read(_ reader: FieldReader) -> SubscriptionPolicy {
    var policy = SubscriptionPolicy()
    if let period = reader[grace] { policy.grace = period }
    if let period = reader[weeklyGrace] { policy.weeklyGrace = period }
    if let period = reader[recovery] { policy.recovery = period }
    if let period = reader[retryLead] { policy.retryLead = period }
    if let period = reader[pending] { policy.pending = period }
    if let period = reader[pauseMin] { policy.pauseMin = period }
    if let period = reader[pauseMax] { policy.pauseMax = period }
    if let period = reader[priceNotice] { policy.priceNotice = period }
    return policy
  }
}

extension FieldType where Value == SubscriptionPolicy {
  static var policy: Self { .mapping(PolicyFields.all, PolicyFields.read) }
}

extension FieldType where Value == String {
  static var osVersion: Self {
    Self(words: "a version such as `17.5`", schema: ["type": ["string", "number"]]) { value, _ in
      value.value("a version such as 17.5") { text in
        text.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") } ? text : nil
      }
    }
  }
}

/// A value under a name of the scenario's own.
struct NamedValue {
  let key: YAMLValue
  let name: String
  let value: YAMLValue
}

extension FieldType where Value == [NamedValue] {
  /// `{name: {…}, …}`.
  static func named(_ what: String, _ fields: [any DescribedField]) -> Self {
    Self(
      words: "names, each with \(what)",
      schema: [
        "type": "object", "minProperties": 1, "additionalProperties": .mapping(fields),
      ]
    ) { value, _ in
      let entries = value.entries(of: "\(what) by name")
      if value.isMapping, entries.isEmpty { value.report("no names; there is at least one") }
      return entries.map { NamedValue(key: $0.key, name: $0.name, value: $0.value) }
    }
  }
}

/// The only phone of a world as it is written.
struct OnePhone {
  let value: YAMLValue
}

extension FieldType where Value == OnePhone {
  static var onePhone: Self {
    Self(
      words: "\(PhoneFields.short.words), or {`model`, `osVersion`, `country`}",
      schema: ["anyOf": [["type": "string"], .mapping(PhoneFields.all)]]
    ) { value, _ in OnePhone(value: value) }
  }
}
