package import VehicleCatalog
package import WorldTime

/// What the customer chose to buy.
package struct PurchasePlan: Hashable, Sendable {
  /// What is entitled, frozen with the order.
  package let services: [ServiceID]
  /// The free term it begins with; zero without one.
  package let trial: Period
  /// Months of each period; `nil` for a free product, a trial without a card, a one-off pack.
  package let months: Int?
  /// Asked to be paid again at the end of each period.
  package let renews: Bool
  /// Something is charged, now or after the trial: a price, an address and a card are needed.
  package let needsPayment: Bool
  /// A limit beyond time.
  package let allowance: Allowance?

  package init(
    services: [ServiceID], trial: Period, months: Int?, renews: Bool, needsPayment: Bool,
    allowance: Allowance?
  ) {
    self.services = services
    self.trial = trial
    self.months = months
    self.renews = renews
    self.needsPayment = needsPayment
    self.allowance = allowance
  }
}

extension PurchasePlan {
  /// The same for a vehicle that gets other services of the product.
  package func granting(_ services: [ServiceID]) -> PurchasePlan {
    PurchasePlan(
      services: services, trial: trial, months: months, renews: renews,
      needsPayment: needsPayment, allowance: allowance)
  }
}

extension PurchasePlan: Codable {
  private enum CodingKeys: String, CodingKey {
    case services, trial, months, renews, needsPayment, allowance
    /// What stood in the place of ``allowance`` while only megabytes were sold; only read.
    case allowanceMegabytes
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let megabytes = try container.decodeIfPresent(Int.self, forKey: .allowanceMegabytes)
    self.init(
      services: try container.decode([ServiceID].self, forKey: .services),
      trial: try container.decode(Period.self, forKey: .trial),
      months: try container.decodeIfPresent(Int.self, forKey: .months),
      renews: try container.decode(Bool.self, forKey: .renews),
      needsPayment: try container.decode(Bool.self, forKey: .needsPayment),
      allowance: try container.decodeIfPresent(Allowance.self, forKey: .allowance)
        ?? megabytes.map { Allowance(unit: .megabytes, limit: $0) })
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(services, forKey: .services)
    try container.encode(trial, forKey: .trial)
    try container.encodeIfPresent(months, forKey: .months)
    try container.encode(renews, forKey: .renews)
    try container.encode(needsPayment, forKey: .needsPayment)
    try container.encodeIfPresent(allowance, forKey: .allowance)
  }
}
