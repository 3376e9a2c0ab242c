import CarModel
import Entitlements
import LinkProtocol
import Scenarios
import VehicleCatalog
import WorldTime

extension ExpectStep: PerformedStep {
  func perform(in run: CaseRun) async throws(StepFailure) {
    try await checkService(run)
    try await checkChanges(run)
    try await checkCar(run)
    try await checkCommand(run)
    try await store.check(in: run, actors)
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
    if clock != nil || wallFlag != nil || version != nil || !car.isEmpty {
      let found = try await run.ask(VehiclesDescribe(vehicle: vin))
      table.compare("clock", clock?.rawValue, found.clock.trust.rawValue)
      table.compare("wallFlag", wallFlag, found.clock.wallFlag?.rawValue ?? "none")
      table.compare("version", version, found.documentVersion ?? 0)
      table.compare(car, found)
    }
    if bonds != nil {
      let paired = try await run.ask(BondsList(vehicle: vin)).bonds
      table.compare("bonds", bonds, paired.count)
    }
    try table.judge()
  }
}

extension ExpectStep {
  private func checkCommand(_ run: CaseRun) async throws(StepFailure) {
    guard let command else { return }
    let vin = try run.car(actors).rawValue
    let known = try await run.ask(ServicesCommands(vehicle: vin)).commands
    let newest = known.last {
      $0.service == command.service && (command.action ?? $0.action) == $0.action
    }
    var table = LookTable()
    table.compare("command", command.state, newest?.state.rawValue ?? "none")
    table.compare("reason", command.reason, newest?.reason ?? "none")
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
}
