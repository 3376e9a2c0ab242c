import CarModel
import Entitlements
import LinkProtocol

// The car's words and the wire's: each pair of enums is mapped here, case by case.

extension Power {
  init(_ wire: PowerMode) {
    self =
      switch wire {
      case .off: .off
      case .accessory: .accessory
      case .on: .on
      case .driving: .driving
      }
  }
}

extension PowerMode {
  init(_ power: Power) {
    self =
      switch power {
      case .off: .off
      case .accessory: .accessory
      case .on: .on
      case .driving: .driving
      }
  }
}

extension Network {
  init(_ wire: NetworkQuality) {
    self =
      switch wire {
      case .none: .none
      case .poor: .poor
      case .good: .good
      }
  }
}

extension NetworkQuality {
  init(_ network: Network) {
    self =
      switch network {
      case .none: .none
      case .poor: .poor
      case .good: .good
      }
  }
}

extension SleepName {
  init(_ state: SleepState) {
    self =
      switch state {
      case .awake: .awake
      case .asleep: .asleep
      case .deepSleep: .deepSleep
      }
  }
}

extension BatteryLevel {
  init(_ state: LowVoltageBattery.State) {
    self =
      switch state {
      case .normal: .normal
      case .low: .low
      case .critical: .critical
      case .dead: .dead
      }
  }
}

extension TrustName {
  init(_ state: TrustedTime.State) {
    self =
      switch state {
      case .trusted: .trusted
      case .aged: .aged
      case .cold: .cold
      }
  }
}

extension ClockPolicyName {
  init(_ policy: ClockPolicy) {
    self =
      switch policy {
      case .failClosed: .failClosed
      case .failOpen: .failOpen
      }
  }
}

extension ClockPolicy {
  init(_ wire: ClockPolicyName) {
    self =
      switch wire {
      case .failClosed: .failClosed
      case .failOpen: .failOpen
      }
  }
}

extension WallFlagName {
  init(_ flag: WallFlag) {
    self =
      switch flag {
      case .wallBehind: .wallBehind
      case .wallAhead: .wallAhead
      }
  }
}

extension Wipe {
  init(_ wire: WipeName) {
    self =
      switch wire {
      case .headUnit: .headUnit
      case .telematics: .telematics
      case .all: .all
      }
  }
}

extension BondRole {
  init(_ role: Bond.Role) {
    self =
      switch role {
      case .owner: .owner
      case .driver: .driver
      }
  }
}

extension CommandStateName {
  init(_ state: ServiceCommand.State) {
    self =
      switch state {
      case .executing: .executing
      case .completed: .completed
      case .rejected: .rejected
      case .timeout: .timeout
      case .cancelled: .cancelled
      }
  }
}
