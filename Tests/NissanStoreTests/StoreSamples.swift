import NissanStore
import TestSupport
import VehicleCatalog
import WorldTime

@testable import NissanStore

/// The shipped countries, read once.
enum ShippedCountries {
  static let all: Result<[String: Country], CatalogDiagnostics> = Result {
    () throws(CatalogDiagnostics) in
    let countries = try ShippedCatalog.load().countries
    return Dictionary(countries.map { ($0.code, $0) }) { first, _ in first }
  }
}

extension Instant {
  /// Reads `2026-02-28T10:00:00Z`.
  static func at(_ text: String) throws -> Instant { try Instant(rfc3339: text) }
}

extension Order {
  /// A paid order that was fulfilled at `now`.
  static func bought(
    trial: Period = .zero, renews: Bool = true, at now: Instant
  ) throws -> Order {
    try Order(
      Order.Beginning(
        id: "order-1", account: "account-1", vehicle: VIN("SJNTAAJ12U0000001"),
        product: "smart-alerts",
        plan: PurchasePlan(
          services: ["smart-alerts"], trial: trial, months: 1, renews: renews,
          needsPayment: true, allowance: nil),
        at: now))
  }
}

extension Subscription {
  static func begun(
    _ start: Instant, period: Period = .months(1), trial: Period = .zero, renews: Bool = true,
    hasCard: Bool = true
  ) throws -> Subscription {
    let billing = Billing(
      price: Money(minorUnits: 199, currency: "EUR"), vatBasisPoints: 2_000, illustrative: true,
      period: period, paymentMethod: "method-1")
    return try Subscription(
      id: "subscription-1", order: .bought(trial: trial, renews: renews, at: start),
      billing: hasCard ? billing : nil, startingAt: start)
  }

  /// Lets everything happen until `now`, each charge answered by `pays`; what was entered when.
  mutating func run(
    to now: Instant, policy: SubscriptionPolicy = SubscriptionPolicy(),
    pays: (Instant) -> Bool
  ) throws -> [String] {
    var reported: [String] = []
    while let (at, due) = nextDue(policy), at <= now {
      let before = state
      switch due {
      case .charge: try charged(approved: pays(at), at: at)
      case .over(let event): try apply(event, at: at)
      }
      if state != before { reported.append("\(state) \(at)") }
    }
    return reported
  }
}
