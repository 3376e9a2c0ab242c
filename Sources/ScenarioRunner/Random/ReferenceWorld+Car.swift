import CarModel
import LinkProtocol
import Scenarios
import VehicleCatalog
import WorldTime

/// The people in and around the cars, in the reference model.
extension ReferenceWorld {
  /// Each start is counted where starts are.
  mutating func turnKey(of car: Int, to key: ReferenceCar.Key) -> [any Step] {
    guard cars[car].isPowered, cars[car].key != key else { return [] }
    if key == .on { count(1, in: .ignitionCycles, by: car) }
    cars[car].turnKey(to: key, at: now)
    cars[car].dropWork(services, at: now)
    let power: PowerMode =
      switch key {
      case .off: .off
      case .accessory: .accessory
      case .on: .on
      }
    return [set(VehiclesSet(power: power), of: car)]
  }

  mutating func setNetwork(of car: Int, _ isThere: Bool) -> [any Step] {
    guard cars[car].hasNetwork != isThere else { return [] }
    cars[car].hasNetwork = isThere
    return [set(VehiclesSet(network: isThere ? .good : NetworkQuality.none), of: car)]
  }

  mutating func setBattery(of car: Int, _ millivolts: Int) -> [any Step] {
    cars[car].setBattery(millivolts, at: now)
    var change = VehiclesSet()
    change.batteryVolts = Double(millivolts) / 1_000
    return [set(change, of: car)]
  }

  mutating func wake(_ car: Int) -> [any Step] {
    guard cars[car].isPowered else { return [] }
    cars[car].touch(at: now)
    var change = VehiclesSet()
    change.awake = true
    return [set(change, of: car)]
  }

  func setWallClock(of car: Int, _ days: Int) -> [any Step] {
    guard cars[car].isPowered else { return [] }
    let away = Period.milliseconds(Int64(days) * 86_400_000)
    return [WallClockStep(Self.actors(car)) { $0.reading = .offset(away) }]
  }

  mutating func connect(_ car: Int, _ isOn: Bool) -> [any Step] {
    guard cars[car].battery.isConnected != isOn else { return [] }
    cars[car].connectBattery(isOn, at: now)
    return [PowerStep(Self.actors(car)) { $0.isConnected = isOn }]
  }

  private func set(_ change: VehiclesSet, of car: Int) -> VehicleStep {
    VehicleStep(Self.actors(car)) { $0.change = change }
  }

  private mutating func count(_ amount: Int64, in unit: Allowance.Unit, by car: Int) {
    for (index, service) in services.enumerated() {
      _ = cars[car].count(amount, in: unit, index, service, at: now)
    }
  }
}

// MARK: - Use

extension ReferenceWorld {
  mutating func drive(_ car: Int, _ amount: RandomOperation.Amount) -> [any Step] {
    let left = services.indices.map {
      cars[car].left(in: .kilometres, $0, services[$0], at: now).amounts
    }.first { !$0.isEmpty }
    let metres = min(max(1, amount.steps(of: left ?? [], each: 1)), Self.driveMetresMax)
    let isMoving = cars[car].key == .on
    if isMoving {
      count(metres, in: .kilometres, by: car)
      cars[car].dropWork(services, at: now)
    }
    return [
      DriveStep(Self.actors(car)) {
        $0.kilometres = Double(metres) / 1_000
        $0.refused = isMoving ? nil : "ignition_off"
      }
    ]
  }

  private static let driveMetresMax: Int64 = 2_000_000
  private static let spentMegabytesMax: Int64 = 1_000_000

  /// The car serves it within a second of its own, in which nothing else of it turns.
  mutating func spend(_ amount: RandomOperation.Amount, by car: Int) -> Placement {
    guard cars[car].isPowered, let index = services.firstIndex(where: \.spendsData) else {
      return Placement(steps: [], cars: [])
    }
    let service = services[index]
    let left = cars[car].left(in: .megabytes, index, service, at: now)
    let kilobyte = Allowance.Unit.megabytes.steps
    let asked = min(
      max(1, amount.steps(of: left.amounts, each: kilobyte) / kilobyte), Self.spentMegabytesMax)
    var step = UseStep(Self.actors(car)) { $0.service = service.name }
    step.inputs.megabytes = Int(asked)
    if let refusal = cars[car].refusal(ofUsing: index, service, at: now) {
      step.refused = refusal
      return Placement(steps: [step], cars: [car])
    }
    let done = now.adding(.seconds(1))
    let ahead = cars[car].dueInstants(after: now) + cars[car].dueInstants(of: index)
    guard ahead.allSatisfy({ $0 <= now || $0 > done }) else {
      return Placement(steps: [], cars: [])
    }
    cars[car].touch(at: now)
    pass(to: done)
    let served = cars[car].count(asked * kilobyte, in: .megabytes, index, service, at: now)
    let rest = cars[car].left(in: .megabytes, index, service, at: now)
    let isDone = served == asked * kilobyte
    (step.ends, step.reason) = (isDone ? "completed" : "rejected", isDone ? nil : "quota_exceeded")
    step.spentMegabytes = Int(served / kilobyte)
    step.leftMegabytes = rest.isLimited ? Int(rest.amounts.reduce(0, +) / kilobyte) : nil
    cars[car].dropWork(services, at: now)
    return Placement(steps: [step], cars: Array(cars.indices))
  }
}

extension RandomOperation.Amount {
  /// In the meter's steps: `left` is what the rights have left, and `each` a step of use.
  func steps(of left: [Int64], each: Int64) -> Int64 {
    switch self {
    case .steps(let steps): steps
    case .first(let past): (left.first ?? 0) + past * each
    case .all(let past): left.reduce(0, +) + past * each
    }
  }
}
