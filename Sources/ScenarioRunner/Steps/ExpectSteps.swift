import CarModel
import Entitlements
import LinkProtocol
import NissanStore
import PhoneApp
import Scenarios
import VehicleCatalog
import WorldTime

extension ExpectStep: PerformedStep {
  func perform(in run: CaseRun) async throws(StepFailure) {
    try await checkService(run)
    try await checkChanges(run)
    try await checkCar(run)
    try await checkStore(run)
    if cardData == .nothing { try await run.checkCardData() }
  }

  private func checkService(_ run: CaseRun) async throws(StepFailure) {
    let looks =
      look != ServiceLook() || rule != nil || nextChangeAt != nil || customerHas != nil
    guard looks, let service else { return }
    let found = try await run.status(of: service, at: try run.car(actors))
    var table = LookTable()
    table.compare(look, found)
    table.compare("rule", rule, found.rule)
    table.compare(
      "nextChangeAt", nextChangeAt?.description, found.nextChangeAt.map { "\($0)" } ?? "never")
    table.compare("customerHas", customerHas, found.customerHas)
    try table.judge()
  }

  private func checkChanges(_ run: CaseRun) async throws(StepFailure) {
    guard !seen.isEmpty || !notSeen.isEmpty else { return }
    let made = try await run.changes(of: try run.car(actors))
    var rest = made[...]
    for change in seen {
      guard let index = rest.firstIndex(where: change.isMet) else {
        throw .unmet(
          expected: "seen: \(change.text)" + (rest.count == made.count ? "" : ", after the others"),
          found: made.isEmpty ? "no change" : made.map(\.text).joined(separator: "; "))
      }
      rest = rest[(index + 1)...]
    }
    for change in notSeen {
      guard let found = made.first(where: change.isMet) else { continue }
      throw .unmet(expected: "not seen: \(change.text)", found: found.text)
    }
  }

  private func checkCar(_ run: CaseRun) async throws(StepFailure) {
    var table = LookTable()
    let vin = try run.car(actors).rawValue
    if clock != nil || wallFlag != nil || version != nil || charging != nil {
      let car = try await run.ask(VehiclesDescribe(vehicle: vin))
      table.compare("clock", clock?.rawValue, car.clock.trust.rawValue)
      table.compare("wallFlag", wallFlag, car.clock.wallFlag?.rawValue ?? "none")
      table.compare("charging", charging, car.state.charging ?? false)
      table.compare("version", version, car.documentVersion ?? 0)
    }
    if bonds != nil {
      let paired = try await run.ask(BondsList(vehicle: vin)).bonds
      table.compare("bonds", bonds, paired.count)
    }
    try table.judge()
  }

  private func checkStore(_ run: CaseRun) async throws(StepFailure) {
    var table = LookTable()
    if charged != nil || charges != nil {
      let account = try run.phone(actors).account
      let receipts = try await run.ofStore { store, now throws(StoreError) in
        try await store.receipts(of: account, at: now)
      }
      let amounts = receipts.compactMap { $0.total.map { Int($0.minorUnits) } }
      table.compare("charged", charged, amounts.reduce(0, +))
      table.compare("charges", charges, amounts.filter { $0 > 0 }.count)
      run.compareReceipts(&table)
    }
    if let subscription {
      let found = try await run.subscriptions(
        subscription.product, of: try run.car(actors), try run.phone(actors)
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
}

extension BoundaryStep: PerformedStep {
  /// One millisecond before, at the instant, and one millisecond after.
  func perform(in run: CaseRun) async throws(StepFailure) {
    let vin = try run.car(actors)
    let boundary: Instant
    if let at {
      boundary = at
    } else {
      let status = try await run.status(of: service, at: vin)
      guard let next = status.nextChangeAt else {
        throw .unmet(
          expected: "an instant at which \(service) changes",
          found: "never: it is \(status.state.rawValue), \(status.reason), and time alone changes"
            + " nothing")
      }
      boundary = next
    }
    for (offset, look) in [(-1, before), (0, after), (1, after)] as [(Int64, ServiceLook)] {
      let instant = boundary.advanced(milliseconds: offset)
      if instant != run.now { try await run.move(to: instant) }
      let status = try await run.status(of: service, at: vin)
      var table = LookTable(lead: "at \(instant) (\(offset) ms from the boundary): ")
      table.compare(look, status)
      try table.judge()
    }
  }
}

extension CaseRun {
  fileprivate func status(
    of service: String, at vin: VIN
  ) async throws(StepFailure) -> ServiceStatus {
    try await ask(ServicesExplain(vehicle: vin.rawValue, service: service)).status
  }

  /// Every change of a service that the car has made in this case.
  fileprivate func changes(of vin: VIN) async throws(StepFailure) -> [JournalReport] {
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

  /// What the store's receipts come to is what the processor says that it has.
  fileprivate func compareReceipts(_ table: inout LookTable) {
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
