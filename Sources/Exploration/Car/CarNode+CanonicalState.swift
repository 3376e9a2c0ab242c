import CarModel
import Entitlements
import VehicleCatalog
import WorldTime

extension CarNode: Internable {
  /// All of a car that can ever matter in this world, as it is now and not how it came to be so: a
  /// counter that shows the same time, a driver's clock that shows the same time, a 12 V battery
  /// that holds the same.
  ///
  /// A test holds that cars that are alike stay alike, whatever happens to them.
  struct CanonicalState: Hashable, Sendable {
    let now: Instant
    let kept: DocumentNumber
    let received: DocumentNumber
    let owesAcknowledgement: Bool
    let reference: ReferenceClock
    let highestWall: Instant?
    let activations: [ServiceID: ActivationProgress]
    let warnings: WarningList
    let versionFloor: Int
    let believed: Instant
    let clockState: TrustedTime.State
    let signedAt: Instant
    let wall: Instant
    let hasSupply: Bool
    let power: PowerMode
    let millivolts: Int
    let idleSince: Instant?
    let isFaulty: Bool
    let usage: UsageMeter
    let starts: Int
  }

  var canonicalState: CanonicalState {
    let reading = vehicle.clock.reading(at: now)
    return CanonicalState(
      now: now, kept: kept, received: received, owesAcknowledgement: owesAcknowledgement,
      reference: reference, highestWall: highestWall, activations: vehicle.activations,
      warnings: vehicle.state.warnings, versionFloor: vehicle.state.versionFloor,
      believed: reading.now, clockState: reading.state, signedAt: vehicle.clock.signedAt,
      wall: vehicle.wallTime(at: now), hasSupply: hasSupply, power: vehicle.power,
      millivolts: vehicle.body.lowVoltage.millivolts(at: now), idleSince: vehicle.body.idleSince,
      isFaulty: !vehicle.faults.isEmpty, usage: vehicle.usage, starts: starts)
  }
}
