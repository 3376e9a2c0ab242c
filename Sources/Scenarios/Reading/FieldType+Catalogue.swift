import LinkProtocol
import NissanStore
import VehicleCatalog
import WireText
import WorldTime

extension FieldType where Value == String {
  static var vehicle: Self {
    name("vehicle of this scenario") { $0.vehicles?.map(\.name) }
  }
  static var phone: Self {
    name("phone of this scenario") { $0.phones?.map(\.name) }
  }
  static var service: Self {
    name("service") { $0.catalog.services.map(\.id.rawValue) }
  }
  static var productOrService: Self {
    Self(words: "a product or a service", schema: ["type": "string"]) { value, context in
      let products = context.catalog.products.map(\.id.rawValue)
      let services = context.catalog.services.map(\.id.rawValue)
      return value.name(
        "product or service",
        among: products + services.filter { !products.contains($0) })
    }
  }
  static var market: Self {
    name("market") { $0.catalog.countries.map(\.code) }
  }
  static var card: Self {
    listed("test card", TestCard.allCases.map(\.rawValue) + [TestCard.none])
  }
  static var refusal: Self {
    listed("error name", RefusalNames.all)
  }
  static var method: Self {
    listed("method", RequestCatalog.all.map { $0.method })
  }
  static var reason: Self {
    listed("reason", ReasonNames.reasons)
  }
  static var rule: Self {
    listed("rule", ReasonNames.rules)
  }
  static var subscriptionState: Self {
    listed("state of a subscription", SubscriptionMachine.states.map(\.description) + ["none"])
  }
  static var phoneModel: Self {
    Self(
      words: "a phone of `phones.yaml`, such as `iPhone 14`", schema: ["type": "string"]
    ) { value, context in
      guard let text = value.text(of: "a phone such as iPhone 14") else { return nil }
      if context.catalog.phone(named: text) != nil { return text }
      let known = context.catalog.phones.flatMap { [$0.name, $0.model] }
      value.report("unknown phone ‘\(text)’\(NearestName.hint(for: text, among: known))")
      return nil
    }
  }
}

extension FieldType where Value == ProfileName {
  static var profile: Self {
    .checked("a profile such as `qashqai-j12b/2025/tekna`") {
      text throws(ProfileName.FormatError) in try ProfileName(text)
    }
  }
}

extension FieldType where Value == VIN {
  static var vin: Self {
    .checked("a VIN", write: { .string($0.rawValue) }) { text throws(VIN.FormatError) in
      try VIN(text)
    }
  }
}

extension FieldType where Value == YearMonth {
  static var month: Self { .parsed("a month such as `2025-02`") { YearMonth($0) } }
}

extension FieldType where Value == Int? {
  /// Months on offer, or `none` for what is not sold by months.
  static var months: Self {
    .parsed(
      "1 to 120, a period such as `1year`, or `none`",
      expected: "a number of months from 1 to 120, or none",
      schema: ["anyOf": [["type": "integer", "minimum": 1, "maximum": 120], ["type": "string"]]],
      write: { $0.map { .integer(Int64($0)) } ?? "none" }
    ) { text -> Int?? in
      if text == "none" { return .some(nil) }
      return (try? PeriodUnit.months.count(text)).flatMap {
        (1...120).contains($0) ? .some($0) : nil
      }
    }
  }
}
