import NissanStore
import PhoneApp
import Scenarios
import StoreStorage
import VehicleCatalog

extension PriceStep: PerformedStep {
  /// What runs is held against the new price at once.
  func perform(in run: CaseRun) async throws(StepFailure) {
    let phone = try run.phone(actors)
    let id = ProductID(rawValue: product)
    try await run.ofStore { store, now throws(StoreError) in
      try await store.ask(Int64(price), for: id, months: months, in: phone.country, at: now)
    }
  }
}

extension Catalog {
  /// The same, but for the price of one period in one country.
  func repriced(
    _ product: String, months: Int?, to minorUnits: Int, in code: String
  ) throws(StepFailure) -> Catalog {
    guard let country = country(code) else {
      throw .broken("the catalogue has no country ‘\(code)’")
    }
    let id = ProductID(rawValue: product)
    let shortest = self.product(id).flatMap { offers($0, in: code).first?.months }
    let money = Money(minorUnits: Int64(minorUnits), currency: country.currency)
    guard let period = months ?? shortest,
      let repriced = repricing(id, months: period, to: money)
    else {
      let term = months.map { "for \($0) months" } ?? "by the month"
      throw .broken("‘\(product)’ is not sold \(term) in \(code)")
    }
    return repriced
  }
}
