import CarModel
import VehicleCatalog
import WorldTime

/// The worlds that can be explored by name. The first is the default; each of the others is small,
/// and is there for rows of the decision table that the first never reaches.
package enum NamedWorld: String, Hashable, Sendable, CaseIterable {
  case standard = "default"
  case cold
  case yearly
  case fiveWeeks = "five-weeks"
  case lateGrace = "late-grace"
  case laterStart = "later-start"
  case pause
  case pack
  case lackingHardware = "lacking-hardware"
  case failingActivation = "failing-activation"
  case money
  case changes
}

extension NamedWorld {
  /// What is explored, for people.
  package var summary: String {
    switch self {
    case .standard: "a month, renewed; a car with a battery behind its clock"
    case .cold: "a month, renewed; a car whose clock is frozen without power"
    case .yearly: "a year, which a lease cuts; ticks of five weeks, as long as a lease"
    case .fiveWeeks: "a month, and a phone that comes every five weeks"
    case .lateGrace: "documents issued late, so that a grace ends; the card may be declined"
    case .laterStart: "what is bought begins a tick later"
    case .pause: "the customer may ask for a pause of 28 days"
    case .pack: "a month for one ignition cycle, without renewal"
    case .lackingHardware: "a pack of which the car lacks one service"
    case .failingActivation: "a control unit that cannot be reached"
    case .changes: "another period, a pack, what they replaced, and a car that is given up"
    case .money: "all that can happen to the money, and little else; ticks of 31 days"
    }
  }

  package var setting: WorldSetting {
    var setting = WorldSetting()
    if self != .standard { setting.bounds = .small }
    switch self {
    case .standard: break
    case .cold:
      setting.profile = ExploredWorld.profileWithoutBackup
      setting.bounds = ExplorationBounds(ticks: 2)
    case .yearly: (setting.months, setting.tick) = (12, .days(35))
    case .fiveWeeks: setting.tick = .days(35)
    case .lateGrace:
      // The grace ends on the fourth tick, a day after the card was tried once more.
      (setting.tick, setting.bounds.ticks) = (.days(11), 4)
      setting.bounds.events.formUnion([.decline, .accept])
    case .laterStart: setting.ticksBeforeStart = 1
    case .pause: setting.bounds.events.insert(.pause)
    case .pack: setting.allowance = Allowance(unit: .ignitionCycles, limit: 1)
    case .lackingHardware:
      (setting.product, setting.service) = ("pack-entertainment", "google-assistant-home")
    case .failingActivation: setting.fault = .activationRetryable
    case .money:
      setting.tick = .days(31)
      setting.actsMax = 2
      setting.bounds = .money
    case .changes:
      setting.tick = .days(31)
      setting.actsMax = 3
      setting.bounds = .changes
    }
    return setting
  }
}

extension ExplorationBounds {
  /// Three ticks, one document in flight, and the driver leaves the clock alone.
  fileprivate static let small = ExplorationBounds(
    ticks: 3, inFlight: 1,
    events: usualEvents.subtracting([.wallBack, .wallForward, .wallRight]))

  /// Documents that are taken in one step.
  fileprivate static let changes = ExplorationBounds(
    ticks: 2, inFlight: 1,
    events: changeEvents.union([
      .buy, .buyAgain, .upgrade, .cancel, .refund, .withdraw, .fetch, .push, .lose, .deliver,
      .tick,
    ]))

  /// Documents that are taken in one step, and power cuts.
  fileprivate static let money = ExplorationBounds(
    ticks: 2,
    events: moneyEvents.union([
      .buy, .cancel, .refund, .fetch, .push, .lose, .deliver, .powerLoss, .powerReturn, .tick,
    ]))
}
