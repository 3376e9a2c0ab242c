import Entitlements
import VehicleCatalog
import WorldTime

extension Vehicle {
  /// Why a service cannot be used so; `nil` when it can. The first rule that says no, in the order
  /// a back end asks: may this car do it, has the customer got it, is it said right, may this
  /// person, is the car in a state for it.
  func refusal(
    of order: CommandOrder, at now: Instant, in catalog: Catalog
  ) -> CarRefusal? {
    do throws(CarRefusal) {
      _ = try check(order, at: now, in: catalog)
      return nil
    } catch {
      return error
    }
  }

  private typealias Checked = (row: ActionTable.Row, action: CommandAction)

  private func check(
    _ order: CommandOrder, at now: Instant, in catalog: Catalog
  ) throws(CarRefusal) -> Checked {
    let service = try usable(order.service, at: now, in: catalog)
    let row = try row(of: order, for: service)
    let action = try row.make(order.inputs)
    try checkPerson(order, row, at: now)
    if let reason = obstacle(to: row.needs, at: now) { throw reason }
    if commandQueue.isBusy(with: service.id),
      let command = commandQueue.underWay.first(where: { $0.service == service.id })
    {
      throw .alreadyInProgress(command: command.id)
    }
    if case .setZone(let zone) = action, alerts.zones.count >= AlertRules.zonesMax,
      !alerts.zones.contains(where: { $0.name == zone.name })
    {
      throw .quotaExceeded("a car keeps at most \(AlertRules.zonesMax) zones; clear one first")
    }
    return (row, action)
  }

  private func usable(
    _ id: ServiceID, at now: Instant, in catalog: Catalog
  ) throws(CarRefusal) -> Service {
    guard let service = catalog.service(id) else { throw .notSupportedByGateway(id, rule: nil) }
    guard let refusal = refusal(by: verdict(on: service, at: now, in: catalog), of: id) else {
      return service
    }
    guard case .serviceNotActive(_, let reason, _) = refusal else { throw refusal }
    let next = answer(for: service, at: now, in: catalog).nextChangeAt
    throw .serviceNotActive(id, reason: reason, nextChangeAt: next)
  }

  /// What a service's state has against its use. When that changes is not looked for: who looks
  /// ahead settles commands on the way, and must not look ahead again for each.
  private func refusal(by verdict: ServiceVerdict, of id: ServiceID) -> CarRefusal? {
    switch verdict.state {
    case .active, .grace: nil
    case .unsupported: .notSupportedByGateway(id, rule: verdict.reason.name)
    case .expired where verdict.reason == .allowanceUsed:
      .quotaExceeded("the allowance of \(id) is used up")
    case .available, .revoked, .expired, .suspended:
      .serviceNotSubscribed(id, reason: verdict.reason)
    case .scheduled, .clockUntrusted, .failed, .pending, .activating:
      .serviceNotActive(id, reason: verdict.reason, nextChangeAt: nil)
    }
  }

  private func row(
    of order: CommandOrder, for service: Service
  ) throws(CarRefusal) -> ActionTable.Row {
    let rows = service.use.map { ActionTable.rows(of: $0) } ?? []
    guard let first = rows.first else { throw .notSupportedByGateway(service.id, rule: nil) }
    let wanted = order.action ?? first.action
    guard let row = rows.first(where: { $0.action == wanted }) else {
      throw .actionUnknown(service.id, action: wanted, known: rows.map(\.action))
    }
    let given = order.inputs.given
    if let missing = row.required.first(where: { !given.contains($0) }) {
      throw .inputMissing(missing, action: wanted)
    }
    let known = Set(row.required + row.optional)
    let unknown = CommandInputs.Name.allCases.first { given.contains($0) && !known.contains($0) }
    if let unknown { throw .inputUnknown(unknown, action: wanted) }
    return row
  }

  private func checkPerson(
    _ order: CommandOrder, _ row: ActionTable.Row, at now: Instant
  ) throws(CarRefusal) {
    guard order.authority != .tester else { return }
    let isOwners = row.needs.contains(.owner) || row.needs.contains(.pin)
    if isOwners, order.authority != .owner { throw .ownerOnly }
    if row.needs.contains(.pin), let reason = pin.refusal(of: order.pinDigest, at: now) {
      throw reason
    }
  }

  /// What of the car's state is against it.
  private func obstacle(to needs: Set<ActionTable.Need>, at now: Instant) -> CarRefusal? {
    guard body.hasSupply(at: now) else { return .noSupply }
    if body.sleepState(at: now) == .deepSleep { return .vehicleAsleep }
    if needs.contains(.privacyOff), body.isPrivacyModeOn { return .privacyModeOn }
    if body.lowVoltage.state(at: now) == .critical
      || needs.contains(.battery) && body.lowVoltage.state(at: now) == .low
    {
      return .lowBattery(millivolts: body.lowVoltage.millivolts(at: now))
    }
    if needs.contains(.parked), body.power.isIgnitionOn { return .vehicleInUse }
    if let traction = body.traction {
      let percent = traction.percent(at: now)
      if needs.contains(.charge), percent < TractionBattery.reservePercent,
        !traction.isCableConnected
      {
        return .tractionBatteryLow(percent: percent)
      }
      if needs.contains(.cable), !traction.isCableConnected { return .cableNotConnected }
    }
    return hasNetwork(at: now) ? nil : .networkUnavailable
  }
}

// MARK: - The life of a command

extension Vehicle {
  mutating func start(
    _ order: CommandOrder, at now: Instant, in catalog: Catalog
  ) -> [CarEffect] {
    let checked: Checked
    do throws(CarRefusal) {
      checked = try check(order, at: now, in: catalog)
    } catch {
      preconditionFailure("whoever starts a command asks for its refusal first: \(error)")
    }
    if checked.row.needs.contains(.pin), order.authority != .tester { pin.recordSuccess() }
    let seconds = checked.row.seconds * (body.network == .poor ? 2 : 1)
    let command = ServiceCommand(
      id: commandQueue.nextID(), service: order.service, action: checked.action, createdAt: now,
      dueAt: now.adding(.seconds(seconds)))
    commandQueue.keep(command)
    body.touch(at: now)
    return [.command(command)]
  }

  mutating func cancel(_ id: String, at now: Instant) -> [CarEffect] {
    guard let command = commandQueue[id], !command.isOver else { return [] }
    return [end(command, on: .cancelled, at: now)]
  }

  /// Ends what is done, what a rule has turned against, and what was out of reach for too long.
  mutating func settleCommands(at now: Instant, in catalog: Catalog) -> [CarEffect] {
    commandQueue.underWay.flatMap { command -> [CarEffect] in
      if let rule = brokenRule(of: command, at: now, in: catalog) {
        return [end(command, on: .ruleBroken, rule.code, at: now)]
      }
      if command.dueAt <= now, hasNetwork(at: now) { return finish(command, at: now, in: catalog) }
      return command.timesOutAt <= now ? [end(command, on: .outOfReach, at: now)] : []
    }
  }

  /// The instants ahead at which time alone ends a command, or lets it end.
  func commandDueInstants(at now: Instant) -> [Instant] {
    commandQueue.underWay.flatMap { [$0.dueAt, $0.timesOutAt] }.filter { $0 > now }
  }

  /// What may turn while the car is at work.
  private func brokenRule(
    of command: ServiceCommand, at now: Instant, in catalog: Catalog
  ) -> CarRefusal? {
    guard let service = catalog.service(command.service) else {
      return .notSupportedByGateway(command.service, rule: nil)
    }
    let verdict = verdict(on: service, at: now, in: catalog)
    if let reason = refusal(by: verdict, of: service.id) { return reason }
    return switch command.action {
    case .locate, .readJourneys, .setSpeedLimit, .setZone, .setCurfew:
      body.isPrivacyModeOn ? .privacyModeOn : nil
    case .startClimate, .unlock: body.power.isIgnitionOn ? .vehicleInUse : nil
    case .startCharging: body.traction?.isCableConnected == true ? nil : .cableNotConnected
    default: nil
    }
  }

  mutating func end(
    _ command: ServiceCommand, on event: ServiceCommand.Event,
    _ reason: CarRefusal.Code? = nil,
    facts: [CommandFact] = [], at now: Instant
  ) -> CarEffect {
    var command = command
    (command.state, command.endedAt, command.reason) = (event.target, now, reason)
    command.facts = facts
    commandQueue.keep(command)
    return .command(command)
  }
}
