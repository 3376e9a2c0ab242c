package import LinkProtocol
package import NissanStore
import Pairing
import VehicleCatalog
package import WorldTime

/// The way from an unknown car to one of the account's: pair, prove the bond, hear which car it
/// is, connect it, and deliver what the store has for it already.
package struct FirstMeeting: Sendable {
  private let store: any StoreBackOffice
  private let memory: any PhoneMemory
  private let account: AccountID

  /// What it leaves behind.
  package struct Outcome: Sendable {
    /// As it is kept.
    package let bond: PhoneBond
    package let vehicle: LinkedVehicle
    /// Whom both sides trust.
    package let trust: NewBond
    /// The car's answer to what was waiting; `nil` when nothing was.
    package let delivery: EntitlementsPush.Response?
  }

  /// - Parameters:
  ///   - store: The back office.
  ///   - memory: Where the phone keeps the bond.
  ///   - account: Whose phone it is.
  package init(store: any StoreBackOffice, memory: any PhoneMemory, account: AccountID) {
    self.store = store
    self.memory = memory
    self.account = account
  }

  /// Pairs with the car that was greeted.
  ///
  /// - Parameters:
  ///   - link: The car.
  ///   - generator: The phone's random numbers.
  ///   - now: World time.
  ///   - isEqual: Shows the number to the person and asks whether it is the one on the car's
  ///     screen.
  /// - Returns: What it leaves behind.
  /// - Throws: ``PhoneError``. A bond that both sides have is kept whatever fails after it.
  package func pair(
    over link: CarLink, using generator: inout some RandomNumberGenerator, at now: Instant,
    isEqual: (PairingComparison) async -> Bool
  ) async throws(PhoneError) -> Outcome {
    let root = try await PhoneError.ofStore { () async throws(StoreError) in
      try await store.trustRoot()
    }
    let former = try formerBond(with: link.vin)
    let new: NewBond
    do throws(CarLinkError) {
      new = try await link.pair(
        with: PairingRandom(using: &generator), storeRoot: root, formerBond: former,
        isEqual: isEqual)
    } catch {
      throw .car(error)
    }
    // The bond first: whatever fails now, the phone can prove it to the car.
    var bond = PhoneBond(
      id: new.id, key: new.key, vin: link.vin, displayName: link.hello.displayName,
      storeRoot: new.storeRoot, pairedAt: now)
    try remember(bond)
    let session: CarSession
    let vehicle: LinkedVehicle
    do throws(CarLinkError) {
      session = try await link.openSession(bond, using: &generator)
      vehicle = try LinkedVehicle(try await session.describe(), vin: link.vin)
    } catch {
      throw .car(error)
    }
    bond.vehicle = vehicle
    try remember(bond)
    _ = try await PhoneError.ofStore { () async throws(StoreError) in
      try await store.link(vehicle, to: account, at: now)
    }
    let delivery = try await Outbox(store: store, home: memory).deliver(
      to: bond, through: session, at: now)
    return Outcome(bond: bond, vehicle: vehicle, trust: new, delivery: delivery)
  }

  /// The key of the bond that the phone has with this car already; `nil` when it has none.
  private func formerBond(with vin: VIN) throws(PhoneError) -> BondKey? {
    var key: BondKey?
    try PhoneError.ofHome { () throws(PhoneHomeError) in
      try memory.keep { state in key = state.bonds.first { $0.vin == vin }?.key }
    }
    return key
  }

  private func remember(_ bond: PhoneBond) throws(PhoneError) {
    try PhoneError.ofHome { () throws(PhoneHomeError) in
      try memory.keep { $0.keep(bond) }
    }
  }
}
