import CarModel
import Entitlements
import HeadUnit
import LinkProtocol
import NissanStore
import Scenarios
import VehicleCatalog
import WorldTime

/// What must hold.
extension RulesRun {
  mutating func check(_ wanted: Expectation) throws(Stop) {
    if let service = wanted.service, wanted.looksAtService {
      var table = LookTable()
      table.compare(wanted, try status(of: service, at: wanted.actors))
      try judge(table)
    }
    try checkChanges(wanted)
    try checkCar(wanted)
    try checkStore(wanted)
  }

  /// One millisecond before, at the instant, and one millisecond after.
  mutating func check(_ step: BoundaryStep) throws(Stop) {
    var boundary = step.at
    if boundary == nil {
      boundary = try status(of: step.service, at: step.actors).nextChangeAt
    }
    guard let boundary else { throw .otherwise("time alone changes nothing") }
    for (offset, look) in step.looks {
      let instant = boundary.advanced(milliseconds: offset)
      if instant != now { try move(to: instant) }
      var table = LookTable(lead: "at \(instant): ")
      table.compare(look, try status(of: step.service, at: step.actors))
      try judge(table)
    }
  }

  func status(of name: String, at actors: Actors) throws(Stop) -> ServiceStatus {
    let car = try car(actors)
    guard let service = catalog.service(ServiceID(rawValue: name)) else { throw .beyond }
    return ServiceStatus(service, car.vehicle.view(of: service, at: now, in: catalog))
  }

  private func checkChanges(_ wanted: Expectation) throws(Stop) {
    guard !wanted.seen.isEmpty || !wanted.notSeen.isEmpty else { return }
    var rest = try car(wanted.actors).changes[...]
    for change in wanted.notSeen where rest.contains(where: change.isMet) {
      throw .otherwise("seen: \(change.text)")
    }
    for change in wanted.seen {
      guard let index = rest.firstIndex(where: change.isMet) else {
        throw .otherwise("not seen: \(change.text)")
      }
      rest = rest[(index + 1)...]
    }
  }

  private func checkCar(_ wanted: Expectation) throws(Stop) {
    let vehicle = try car(wanted.actors).vehicle
    let clock = CarClockReport(vehicle.clock, at: now)
    var table = LookTable()
    table.compare("clock", wanted.clock?.rawValue, clock.trust.rawValue)
    table.compare("wallFlag", wanted.wallFlag, clock.wallFlag?.rawValue ?? "none")
    table.compare("version", wanted.version, vehicle.record?.version ?? 0)
    table.compare("bonds", wanted.bonds, vehicle.bonds.count)
    try judge(table)
  }

  private mutating func checkStore(_ wanted: Expectation) throws(Stop) {
    guard wanted.charged != nil || wanted.charges != nil || wanted.subscription != nil else {
      return
    }
    let account = try phone(wanted.actors).account
    let amounts = try store.amounts(of: account, at: now)
    var table = LookTable()
    table.compare("charged", wanted.charged, amounts.reduce(0, +))
    table.compare("charges", wanted.charges, amounts.filter { $0 > 0 }.count)
    if let subscription = wanted.subscription {
      let found = try store.subscription(
        subscription.product, of: try car(wanted.actors).vin, by: account, at: now)
      table.compare(
        "subscription", subscription.state, found?.state.description ?? "none")
    }
    try judge(table)
  }

  private func judge(_ table: LookTable) throws(Stop) {
    do throws(StepProblem) {
      try table.judge()
    } catch {
      guard case .unmet(_, let found) = error else { throw .beyond }
      throw .otherwise(found)
    }
  }
}

extension ExpectedChange {
  fileprivate func isMet(by change: ServiceTransition) -> Bool {
    service == change.service.rawValue
      && (from.map { $0 == ServiceStateName(change.from) } ?? true)
      && (to.map { $0 == ServiceStateName(change.to) } ?? true)
      && (reason.map { $0 == change.reason.name } ?? true) && (at.map { $0 == change.at } ?? true)
  }
}
