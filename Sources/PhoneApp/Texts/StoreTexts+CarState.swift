package import CarModel
import Entitlements
package import LinkProtocol
import VehicleCatalog

extension StoreTexts {
  /// What a phone may do with a car.
  package func role(_ role: Bond.Role) -> String {
    switch role {
    case .owner: self[.bondOwner]
    case .driver: self[.bondDriver]
    }
  }

  /// That a car forgot a phone.
  package func removed(bond: String) -> String { self[.bondRemoved, ["bond": bond]] }

  /// That the role of owner was handed on.
  package func owner(isNow bond: String) -> String { self[.ownerIsNow, ["bond": bond]] }

  package func sleep(_ state: SleepState) -> String {
    switch state {
    case .awake: self[.sleepAwake]
    case .asleep: self[.sleepAsleep]
    case .deepSleep: self[.sleepDeep]
    }
  }

  func battery(_ level: LowVoltageBattery.State) -> String {
    switch level {
    case .normal: self[.batteryNormal]
    case .low: self[.batteryLow]
    case .critical: self[.batteryCritical]
    case .dead: self[.batteryDead]
    }
  }

  /// The 12 V battery: `12.7 V, normal`.
  package func battery(of state: VehicleStateReport) -> String {
    let level =
      state.batteryConnected ? battery(state.batteryState) : self[.batteryDisconnected]
    return self[.batteryIs, ["volts": tenths(state.batteryVolts), "state": level]]
  }

  /// What an electric car has charged: `80 %`; `nil` for any other.
  package func charge(of state: VehicleStateReport) -> String? {
    state.stateOfChargePercent.map { charge(percent: String($0)) }
  }

  /// Whether an electric car is plugged in and charges; `nil` for any other.
  package func cable(of state: VehicleStateReport) -> String? {
    state.cableConnected.map { isConnected in
      list([cable(isConnected)] + (state.charging == true ? [self[.charging]] : []))
    }
  }

  func charge(percent: String) -> String { self[.chargePercent, ["percent": percent]] }

  func cable(_ isConnected: Bool) -> String {
    isConnected ? self[.cablePlugged] : self[.cableUnplugged]
  }

  package func doors(_ areLocked: Bool) -> String {
    areLocked ? self[.doorsLocked] : self[.doorsUnlocked]
  }

  /// How far the car has been driven.
  package func odometer(of state: VehicleStateReport) -> String {
    self[.kilometres, [:], count: Int(state.odometerKilometres)]
  }

  /// What the car believes is the time, and how far it believes that.
  package func trustedTime(of clock: CarClockReport) -> String {
    self[.saidOf, ["what": moment(clock.trustedTime), "said": trust(clock.trust)]]
  }

  func trust(_ trust: TrustedTime.State) -> String {
    switch trust {
    case .trusted: self[.clockTrusted]
    case .aged: self[.clockAged]
    case .cold: self[.clockCold]
    }
  }

  /// What the dashboard shows, where that is far from what the car believes.
  package func wallTime(of clock: CarClockReport) -> String? {
    let shown = moment(clock.wallTime)
    switch clock.wallFlag {
    case nil: return nil
    case .wallBehind: return self[.saidOf, ["what": shown, "said": self[.wallBehind]]]
    case .wallAhead: return self[.saidOf, ["what": shown, "said": self[.wallAhead]]]
    }
  }

  /// One digit behind the separator of the language.
  func tenths(_ number: Double) -> String {
    let (whole, tenth) = Int((number * 10).rounded()).quotientAndRemainder(dividingBy: 10)
    return "\(whole)\(language == .fr ? "," : ".")\(tenth)"
  }
}
