import CarModel
import Entitlements
import LinkProtocol
import VehicleCatalog
import WorldTime

extension FaultKind {
  init(_ kind: CarFault.Kind) {
    self =
      switch kind {
      case .activationRetryable: .activationRetryable
      case .activationTerminal: .activationTerminal
      case .clockJump: .clockJump
      case .clockDrift: .clockDrift
      case .clockStuck: .clockStuck
      case .radioSilence: .radioSilence
      }
  }
}

extension CarFault.Kind {
  /// In the unit of the kind: seconds, or parts per million.
  fileprivate var amount: Double? {
    switch self {
    case .clockJump(let milliseconds): Double(milliseconds) / 1_000
    case .clockDrift(let pace): Double(pace.partsPerMillion)
    case .activationRetryable, .activationTerminal, .clockStuck, .radioSilence: nil
    }
  }
}

extension FaultReport {
  init(_ fault: CarFault, of vehicle: Vehicle) {
    self.init(
      fault: fault.id, kind: FaultKind(fault.kind), vehicle: vehicle.vin.rawValue,
      service: fault.service?.rawValue, count: fault.triggers + (fault.triggersLeft ?? 1), after: 0,
      until: fault.until, probability: nil, seed: nil, direction: nil, method: nil, delay: nil,
      amount: fault.kind.amount, addedAt: fault.addedAt, opportunities: fault.triggers,
      triggers: fault.triggers, holding: 0, exhausted: fault.triggersLeft == 0)
  }
}

extension CarFault {
  /// The VIN in the id of a car's fault: `f-<vin>-3`; `nil` for another id.
  static func vehicle(of id: String) -> VIN? {
    let parts = id.split(separator: "-")
    guard parts.count == 3, parts[0] == "f", Int(parts[2]) != nil else { return nil }
    return try? VIN(String(parts[1]))
  }

  /// The 3 in it; 0 for another id.
  static func number(of id: String) -> Int {
    id.split(separator: "-").last.flatMap { Int($0) } ?? 0
  }
}

extension FaultsAdd {
  /// Ranges of ``amount`` by the kind; beyond them a car would be no car.
  static let jumpSecondsMax = 400.0 * 86_400
  static let driftPPMRange = -1_000_000.0...1_000_000.0

  /// The fault of a car that this asks for.
  ///
  /// - Throws: `invalid_params` for a kind without its amount, or one out of its range.
  func carFault(
    of vehicle: Vehicle, at now: Instant
  ) throws(WireError) -> CarFault? {
    guard let kind = kind.carKind(try checkedAmount()) else { return nil }
    let triggers: Int? =
      switch kind {
      case .activationRetryable, .activationTerminal: count ?? 1
      case .clockJump: 1
      case .clockDrift, .clockStuck, .radioSilence: nil
      }
    return CarFault(
      id: "f-\(vehicle.vin)-\(vehicle.state.faultCount + 1)", kind: kind,
      service: service.map(ServiceID.init(rawValue:)), triggersLeft: triggers,
      until: span.map { now.adding($0) })
  }

  private func checkedAmount() throws(WireError) -> Double {
    guard kind == .clockJump || kind == .clockDrift else { return 0 }
    guard let amount, amount.isFinite else {
      throw WireError(.invalidParams, "params.amount is missing; \(kind.rawValue) needs it")
    }
    if kind == .clockJump, amount.magnitude > Self.jumpSecondsMax {
      throw WireError(.invalidParams, "params.amount is \(amount) s; at most 400 days either way")
    }
    if kind == .clockDrift, !Self.driftPPMRange.contains(amount) {
      throw WireError(
        .invalidParams, "params.amount is \(amount) ppm; at most a million either way"
      )
    }
    return amount
  }
}
