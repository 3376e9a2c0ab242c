import Scenarios
import VehicleCatalog

extension Catalog {
  /// The same, but for the price of one period in one country.
  func repriced(_ step: PriceStep, in code: String) throws(StepProblem) -> Catalog {
    guard let country = country(code) else {
      throw .broken("the catalogue has no country ‘\(code)’")
    }
    let id = ProductID(rawValue: step.product)
    let shortest = product(id).flatMap { offers($0, in: code).first?.months }
    let money = Money(minorUnits: Int64(step.price), currency: country.currency)
    guard let period = step.months ?? shortest,
      let repriced = repricing(id, months: period, to: money)
    else {
      let term = step.months.map { "for \($0) months" } ?? "by the month"
      throw .broken("‘\(step.product)’ is not sold \(term) in \(code)")
    }
    return repriced
  }
}
