package import Entitlements
import VehicleCatalog
package import WorldTime

/// What can happen to a car. What a car does not take is told by ``Vehicle/refusal(of:at:in:)``;
/// ask it first.
package enum CarEvent: Hashable, Sendable {
  /// Nothing but time: a change fell due.
  case timeReached

  // What the store says
  /// A document was verified and taken over.
  case recordReplaced(EntitlementRecord)
  /// A time that a trusted key signed; `isFresh` when it answers this car's own question.
  case timeSigned(Instant, isFresh: Bool)

  // What people in and around the car do
  case powerSet(PowerMode)
  case networkSet(NetworkQuality)
  /// The car moved, with the ignition on.
  case drove(Trip)
  case locationSet(GeoPoint)
  case regionSet(String)
  case wallClockSet(Instant)
  /// The head unit was woken, as by opening a door.
  case woken

  /// One of ``CarProperties`` is set, which is no more than what the car keeps of it.
  case set(CarValues)

  // What its clock is to do while it is cold
  case clockPolicySet(ClockPolicy, budgetMinutes: Int)

  // Phones
  /// A pairing was completed, for which there is room (``Vehicle/hasRoom``). A bond whose place it
  /// takes was removed before; where nobody is the owner then, this phone is.
  case bonded(Bond)
  case bondRemoved(id: String)
  /// The role of owner goes to this bond; whoever had it becomes a driver.
  case ownerSet(bond: String)
  case pairingFailed(PairingFailure)
  case pinSet(digest: String)
  /// A wrong PIN was typed: whoever was refused a command with ``CarRefusal/pinWrong(left:)``
  /// applies this, so that it counts.
  case pinFailed
  case wiped(Wipe)

  // Trust
  /// A store root to trust from now on.
  case rootTrusted(TrustedRoot)
  case rootRemoved(id: String)

  // Use of services
  case commandStarted(CommandOrder)
  case commandCancelled(id: String)

  // Faults
  case faultAdded(CarFault)
  case faultCleared(id: String)
}

extension CarEvent {
  /// A property is set.
  package static func set<Value>(
    _ path: KeyPath<CarProperties, CarProperty<Value>>, _ value: Value
  ) -> CarEvent {
    .set(CarValues { $0[dynamicMember: path] = value })
  }
}

/// What is erased.
///
/// - Source: `HU_WIPE`, `TCU_WIPE` and `WIPE` of the maker's data-wipe operation.
package enum Wipe: String, Hashable, Sendable, Codable, CaseIterable {
  /// The head unit: bonds, trust, PIN, entitlement record, activations, journeys, destinations.
  case headUnit = "head_unit"
  /// The telematics unit: it must be activated again, and what it runs as well.
  case telematics
  /// Both.
  case all

  var hasHeadUnit: Bool { self != .telematics }
  var hasTelematics: Bool { self != .headUnit }
}

/// A drive, as the car's log keeps it.
package struct Trip: Hashable, Sendable, Codable {
  package let at: Instant
  /// 1…2,000,000.
  package let metres: Int64
  /// The highest speed, km/h, 1…250.
  package let topSpeed: Int

  package init(at: Instant, metres: Int64, topSpeed: Int) {
    self.at = at
    self.metres = metres
    self.topSpeed = topSpeed
  }

  package static let metresMax: Int64 = 2_000_000
  package static let topSpeedMax = 250
}
