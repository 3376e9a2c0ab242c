import CarModel
import LinkProtocol
import VehicleCatalog
import WorldTime

extension FaultsAdd: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> FaultReport {
    try checkParameters()
    try checkRanges(from: unit.now)
    if kind.carKind(0) != nil { return try await addToCar(unit, caller) }
    let vin = try unit.existingVIN(vehicle)
    return try unit.add(self, for: vin).report(holding: 0, exhausted: false)
  }

  /// Faults of a car are the car's own, and are committed with it.
  private func addToCar(
    _ unit: isolated HeadUnit, _ caller: Caller
  ) async throws(WireError) -> FaultReport {
    let car = try unit.vehicle(vehicle, for: caller)
    if let service, unit.catalog.service(ServiceID(rawValue: service)) == nil {
      throw unit.unknownService(service)
    }
    return try await unit.change(by: caller.actor) { stage throws(WireError) in
      let before = try stage.existing(car.vin)
      guard let fault = try carFault(of: before, at: stage.now) else {
        preconditionFailure("\(kind.rawValue) is a kind of a car's")
      }
      if before.faults.count >= CarFault.keptMax {
        throw WireError(
          .faultsFull, "a car has at most \(CarFault.keptMax) faults; clear one")
      }
      try stage.perform(.faultAdded(fault), on: car.vin)
      let after = try stage.existing(car.vin)
      // One that triggered at once, as a jump of the clock, is not kept.
      return FaultReport(after.faults.first { $0.id == fault.id } ?? fault, of: after)
    }
  }

  /// What the kind takes, and what it needs.
  private func checkParameters() throws(WireError) {
    let unknown = FaultParameter.allCases.first {
      given.contains($0) && !kind.parameters.contains($0)
    }
    if let unknown {
      throw WireError(
        .faultNotApplicable, "\(kind.rawValue) takes no parameter ‘\(unknown.rawValue)’")
    }
    if seed != nil, probability == nil {
      throw WireError(.faultNotApplicable, "a seed says nothing without a probability")
    }
    if let method, !Self.phoneMethods.contains(method) {
      throw WireError(
        .faultNotApplicable,
        "\(kind.rawValue) meets lines of the phone socket, which has no method ‘\(method)’")
    }
    if kind.parameters.contains(.delay), delay == nil {
      throw WireError(.invalidParams, "params.delay is missing; \(kind.rawValue) needs it")
    }
  }

  private func checkRanges(from now: Instant) throws(WireError) {
    if let count, count < 1 {
      throw WireError(.invalidParams, "params.count is \(count); it must be 1 or more")
    }
    if let after, after < 0 {
      throw WireError(.invalidParams, "params.after is \(after); it must be 0 or more")
    }
    if let probability, !(0...1).contains(probability) {
      throw WireError(
        .invalidParams, "params.probability is \(probability); it must be within 0 and 1")
    }
    for (name, period) in [("span", span), ("delay", delay)] {
      guard let period else { continue }
      guard period.isPositive else {
        throw WireError(.invalidParams, "params.\(name) is \(period); it must be longer than none")
      }
      guard now.adding(period) < .distantFuture else {
        throw WireError(
          .faultNotApplicable,
          "world time never comes to \(now) and \(period): it ends at \(Instant.distantFuture)")
      }
    }
  }

  /// What is called on the phone socket, and what is told there without a call.
  private static let phoneMethods = Set(
    RequestCatalog.all.filter { $0.access.contains { $0.socket == .phone } }.map { $0.method }
      + [ServicesChanged.method, WatchEnded.method])
}

extension FaultsList: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let vin = try unit.existingVIN(vehicle)
    unit.settleFaults()
    let holding = unit.held.counts
    let inForce = unit.faults.inForce.map { fault in
      (fault, fault.report(holding: holding[fault.number, default: 0], exhausted: false))
    }
    let exhausted =
      self.exhausted == true
      ? unit.faults.exhausted.map { ($0, $0.report(holding: 0, exhausted: true)) } : []
    let cars = vin.map { [$0] } ?? unit.world.vehicles.keys.sorted()
    var ofCars: [FaultReport] = []
    for vin in cars {
      let car = try unit.vehicle(vin)
      ofCars += car.faults.map { FaultReport($0, of: car) }
    }
    return Response(
      faults: (inForce + exhausted).filter { vin == nil || $0.0.vehicle == vin }
        .sorted { $0.0.number < $1.0.number }.map(\.1) + ofCars)
  }
}

extension FaultsClear: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    switch (fault, vehicle, all) {
    case (let id?, nil, nil):
      if let vin = CarFault.vehicle(of: id) {
        guard CarFault.number(of: id) <= (try unit.vehicle(vin)).state.faultCount else {
          throw WireError(.faultUnknown, "there never was a fault ‘\(id)’")
        }
        return Response(cleared: try await unit.clearCarFaults(of: [vin], caller) { $0.id == id })
      }
      guard id.hasPrefix("f-"), let number = Int(id.dropFirst(2)), unit.faults.hasKnown(number)
      else { throw WireError(.faultUnknown, "there never was a fault ‘\(id)’") }
      return Response(cleared: await unit.clearFaults { $0.number == number })
    case (nil, let name?, nil):
      let vin = try unit.existingVIN(name)
      let ofCar = try await unit.clearCarFaults(of: vin.map { [$0] } ?? [], caller) { _ in true }
      return Response(cleared: await unit.clearFaults { $0.vehicle == vin } + ofCar)
    case (nil, nil, true):
      let vins = unit.world.vehicles.filter { !$0.value.faults.isEmpty }.map(\.key)
      let ofCars = try await unit.clearCarFaults(of: vins, caller) { _ in true }
      return Response(cleared: await unit.clearFaults { _ in true } + ofCars)
    default:
      throw WireError(.invalidParams, "give one of params.fault, params.vehicle and params.all")
    }
  }
}

extension HeadUnit {
  /// Takes faults of cars away, all of them in one change.
  ///
  /// - Returns: How many there were.
  fileprivate func clearCarFaults(
    of vins: [VIN], _ caller: Caller, where matches: @escaping @Sendable (CarFault) -> Bool
  ) async throws(WireError) -> Int {
    guard !vins.isEmpty else { return 0 }
    return try await change(by: caller.actor) { stage throws(WireError) in
      var cleared = 0
      for vin in vins {
        for fault in try stage.existing(vin).faults where matches(fault) {
          try stage.perform(.faultCleared(id: fault.id), on: vin)
          cleared += 1
        }
      }
      return cleared
    }
  }

  /// The VIN of a vehicle that there is; `nil` for no name.
  fileprivate func existingVIN(_ name: String?) throws(WireError) -> VIN? {
    guard let name else { return nil }
    let vin = try Self.vin(parsing: name)
    guard world.vehicles[vin] != nil else { throw .noVehicle(vin, of: world.vehicles.keys) }
    return vin
  }
}
