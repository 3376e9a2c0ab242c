import CarModel
import Entitlements
import LinkProtocol
import NissanStore
import PhoneApp
import Scenarios
import VehicleCatalog
import WorldTime

/// What must hold.
extension CaseRun {
  func check(_ wanted: Expectation) async throws(StepProblem) {
    if let service = wanted.service, wanted.looksAtService {
      var table = LookTable()
      table.compare(wanted, try await status(of: service, at: try car(wanted.actors)))
      try table.judge()
    }
    try await checkChanges(wanted)
    try await checkCar(wanted)
    try await checkStore(wanted)
    if wanted.cardData == .nothing { try await checkCardData() }
  }

  /// One millisecond before, at the instant, and one millisecond after.
  func check(_ step: BoundaryStep) async throws(StepProblem) {
    let vin = try car(step.actors)
    let boundary: Instant
    if let at = step.at {
      boundary = at
    } else {
      let status = try await status(of: step.service, at: vin)
      guard let next = status.nextChangeAt else {
        throw .unmet(
          expected: "an instant at which \(step.service) changes",
          found: "never: it is \(status.state.rawValue), \(status.reason), and time alone changes"
            + " nothing")
      }
      boundary = next
    }
    for (offset, look) in step.looks {
      let instant = boundary.advanced(milliseconds: offset)
      if instant != now { try await move(to: instant) }
      let status = try await status(of: step.service, at: vin)
      var table = LookTable(lead: "at \(instant) (\(offset) ms from the boundary): ")
      table.compare(look, status)
      try table.judge()
    }
  }

  private func status(
    of service: String, at vin: VIN
  ) async throws(StepProblem) -> ServiceStatus {
    try await ask(ServicesExplain(vehicle: vin.rawValue, service: service)).status
  }

  private func checkChanges(_ wanted: Expectation) async throws(StepProblem) {
    guard !wanted.seen.isEmpty || !wanted.notSeen.isEmpty else { return }
    let made = try await changes(of: try car(wanted.actors))
    var rest = made[...]
    for change in wanted.seen {
      guard let index = rest.firstIndex(where: change.isMet) else {
        throw .unmet(
          expected: "seen: \(change.text)" + (rest.count == made.count ? "" : ", after the others"),
          found: made.isEmpty ? "no change" : made.map(\.text).joined(separator: "; "))
      }
      rest = rest[(index + 1)...]
    }
    for change in wanted.notSeen {
      guard let found = made.first(where: change.isMet) else { continue }
      throw .unmet(expected: "not seen: \(change.text)", found: found.text)
    }
  }

  /// Every change of a service that the car has made in this case.
  private func changes(of vin: VIN) async throws(StepProblem) -> [JournalReport] {
    var entries: [JournalReport] = []
    var from = 0
    while true {
      let page = try await ask(
        JournalQuery(
          vehicle: vin.rawValue, from: from, limit: Self.journalPage, kinds: [.serviceChanged]))
      entries += page.entries
      guard page.entries.count == Self.journalPage, let last = page.entries.last else { break }
      from = last.sequence
    }
    return entries
  }

  private static let journalPage = 1_000
}

extension CaseRun {
  private func checkCar(_ wanted: Expectation) async throws(StepProblem) {
    var table = LookTable()
    let vin = try car(wanted.actors).rawValue
    if wanted.clock != nil || wanted.wallFlag != nil || wanted.version != nil
      || wanted.charging != nil
    {
      let car = try await ask(VehiclesDescribe(vehicle: vin))
      table.compare("clock", wanted.clock?.rawValue, car.clock.trust.rawValue)
      table.compare("wallFlag", wanted.wallFlag, car.clock.wallFlag?.rawValue ?? "none")
      table.compare("charging", wanted.charging, car.state.charging ?? false)
      table.compare("version", wanted.version, car.documentVersion ?? 0)
    }
    if wanted.bonds != nil {
      let bonds = try await ask(BondsList(vehicle: vin)).bonds
      table.compare("bonds", wanted.bonds, bonds.count)
    }
    try table.judge()
  }

  private func checkStore(_ wanted: Expectation) async throws(StepProblem) {
    var table = LookTable()
    if wanted.charged != nil || wanted.charges != nil {
      let account = try phone(wanted.actors).account
      let receipts = try await StepProblem.ofStore { [now, store] () async throws(StoreError) in
        try await store.store.receipts(of: account, at: now)
      }
      let amounts = receipts.compactMap { $0.total.map { Int($0.minorUnits) } }
      table.compare("charged", wanted.charged, amounts.reduce(0, +))
      table.compare("charges", wanted.charges, amounts.filter { $0 > 0 }.count)
      compareBooks(&table)
    }
    if let subscription = wanted.subscription {
      let found = try await subscriptions(
        subscription.product, of: try car(wanted.actors), try phone(wanted.actors)
      ).first
      table.compare(
        "subscription \(subscription.product)", subscription.state,
        found?.state.description ?? "none")
      table.compare(
        "decline of \(subscription.product)", subscription.declined?.rawValue,
        found?.lastDecline?.rawValue ?? "none")
    }
    try table.judge()
  }

  /// What the store's receipts come to is what the processor says that it has.
  private func compareBooks(_ table: inout LookTable) {
    var printed: [String: Int64] = [:]
    for paid in memory.value.records.receipts.all {
      guard let total = paid.receipt.total else { continue }
      printed[total.currency, default: 0] += total.minorUnits
    }
    for (currency, amount) in memory.processor.balance where amount != printed[currency] ?? 0 {
      table.compare("\(currency) at the processor", printed[currency] ?? 0, amount)
    }
  }
}
