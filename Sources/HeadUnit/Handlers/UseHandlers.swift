import CarModel
import LinkProtocol
import VehicleCatalog
import WorldTime

extension ServicesUse: Answerable {
  /// A wrong PIN is counted although nothing else is changed.
  func answer(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> CommandReport {
    let car = try unit.vehicle(vehicle, for: caller)
    let id = ServiceID(rawValue: service)
    guard unit.catalog.service(id) != nil else { throw unit.unknownService(service) }
    let order = CommandOrder(
      service: id, action: action, inputs: inputs ?? CommandInputs(),
      authority: car.authority(of: caller),
      pinDigest: pin.map { OpenPin.digest(of: $0, for: car.vin) })
    let outcome: Result<CommandReport, WireError> = try await unit.change(by: caller.actor) {
      stage throws(WireError) in
      let vehicle = try stage.existing(car.vin)
      if let refusal = vehicle.refusal(of: .commandStarted(order), at: stage.now, in: stage.catalog)
      {
        if case .pinWrong = refusal { stage.apply(.pinFailed, to: car.vin) }
        return .failure(WireError(refusal))
      }
      stage.apply(.commandStarted(order), to: car.vin)
      guard let command = try stage.existing(car.vin).commandQueue.commands.last else {
        preconditionFailure("a command that was started is in the queue")
      }
      return .success(CommandReport(command, of: car.vin))
    }
    return try outcome.get()
  }
}

extension ServicesCommands: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let car = try unit.vehicle(vehicle, for: caller)
    if let command {
      guard let known = car.commandQueue[command] else {
        throw WireError(CarRefusal.commandUnknown(command))
      }
      return Response(commands: [CommandReport(known, of: car.vin)])
    }
    return Response(commands: car.commandQueue.commands.map { CommandReport($0, of: car.vin) })
  }
}

extension ServicesCancel: Answerable {
  func answer(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> CommandReport {
    let car = try unit.vehicle(vehicle, for: caller)
    let command = command
    return try await unit.change(by: caller.actor) { stage throws(WireError) in
      try stage.perform(.commandCancelled(id: command), on: car.vin)
      guard let over = try stage.existing(car.vin).commandQueue[command] else {
        throw WireError(CarRefusal.commandUnknown(command))
      }
      return CommandReport(over, of: car.vin)
    }
  }
}

extension Vehicle {
  /// In whose name a caller speaks: its bond's role, or the tester.
  fileprivate func authority(of caller: Caller) -> CommandOrder.Authority {
    guard caller.role == .phone else { return .tester }
    return isOwner(caller) ? .owner : .driver
  }

  /// The caller's session is of the owner's bond.
  func isOwner(_ caller: Caller) -> Bool {
    bonds.contains { $0.id == caller.bond && $0.role == .owner }
  }

  /// Lets the test bench and the owner pass.
  func checkOwner(_ caller: Caller) throws(WireError) {
    guard caller.role == .control || isOwner(caller) else { throw WireError(CarRefusal.ownerOnly) }
  }
}

extension CommandReport {
  init(_ command: ServiceCommand, of vin: VIN) {
    self.init(
      command: command.id, vehicle: vin.rawValue, service: command.service.rawValue,
      action: command.action.name, state: command.state,
      createdAt: command.createdAt, dueAt: command.dueAt, endedAt: command.endedAt,
      reason: command.reason?.rawValue,
      facts: command.facts)
  }
}
