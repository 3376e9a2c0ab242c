import Entitlements
import NissanStore
import VehicleCatalog
import WorldTime

/// The store and its processor as far as one customer goes. It changes only by the commands of
/// `NissanStore`; what this target adds are the events that name them.
struct StoreNode: Hashable, Sendable, Internable {
  private(set) var tick = 0
  private(set) var records = StoreRecords()
  var processor = Processor()
  /// What the next charge meets.
  var fault: LineFault?
  var isPriceRaised = false
  /// The customer agreed to the higher price.
  var hasAgreed = false
  /// What happened to the money so far, where it is limited.
  var acts = 0

  var canonicalState: StoreNode { self }

  /// A customer with an account and two vehicles, who has bought nothing.
  init(_ world: ExploredWorld) {
    perform(.createAccount(ExploredCustomer.form(in: world)), world)
    for vin in [world.vin, world.otherVIN] {
      let vehicle = LinkedVehicle(
        vin: vin, profile: world.profile.name, market: world.profile.market, built: nil)
      perform(.link(vehicle, to: ExploredCustomer.account, isNew: true), world)
    }
  }

  func now(_ world: ExploredWorld) -> Instant { world.instant(of: tick) }

  /// What was issued for the explored car last.
  func issued(_ world: ExploredWorld) -> EntitlementDocument? {
    records.issues[world.vin]?.signed.document
  }

  /// The highest version that the explored car acknowledged.
  func acknowledged(_ world: ExploredWorld) -> Int {
    records.issues[world.vin]?.ledger.acknowledged ?? 0
  }

  /// The newest subscription of the explored car.
  func subscription(_ world: ExploredWorld) -> Subscription? {
    records.subscriptions.all.last { $0.subscription.vehicle == world.vin }?.subscription
  }

  /// What a phone that asks for the newest document is given, and the store after it.
  func issuing(
    for vehicle: VIN? = nil, _ world: ExploredWorld
  ) -> (store: StoreNode, document: EntitlementDocument?) {
    var next = self
    let answer = next.perform(.latestDocument(vehicle ?? world.vin), world)
    guard case .document(let signed)? = answer else { return (next, nil) }
    return (next, signed?.document)
  }

  /// The vehicle is known to have committed a version.
  func acknowledging(_ version: Int, _ world: ExploredWorld) -> StoreNode {
    var next = self
    next.perform(.acknowledge(version: version, by: world.vin), world)
    return next
  }
}

extension StoreNode {
  /// A step of time, and what falls due in it.
  mutating func pass(_ world: ExploredWorld) {
    tick += 1
    perform(.catchUp, world)
  }

  /// Has the store carry out a command.
  ///
  /// - Returns: Its answer; `nil` when it refused, or when a payment was not answered.
  @discardableResult
  mutating func perform(_ command: StoreCommand, _ world: ExploredWorld) -> StoreAnswer? {
    var store = Store(
      selling: isPriceRaised ? world.raisedOffering : world.offering, policy: world.policy,
      names: .counted(from: records))
    store.records = records
    var sandbox = SandboxStore(store, processor)
    var line = StoreLine(of: self, world)
    defer {
      (records, processor) = (sandbox.store.records, sandbox.processor)
      fault = line.fault
    }
    do throws(StoreError) {
      return try sandbox.perform(command, at: now(world)) {
        effect, processor throws(StoreFailure) in
        try line.reply(to: effect, of: &processor)
      }
    } catch {
      switch error {
      case .refused, .failed(.paymentUnknown): return nil
      case .failed(let failure): preconditionFailure("the explored store failed: \(failure)")
      }
    }
  }
}

extension Entitlement {
  /// The right is in its usable time: its own half-open interval, and neither taken back nor over.
  func isUsable(at instant: Instant) -> Bool {
    switch status {
    case .active, .cancelled, .grace:
      notBefore <= instant && usableUntil.map { instant < $0 } ?? true
    case .paused: notBefore <= instant && paidThrough.map { instant < $0 } ?? true
    case .onHold, .revoked, .ended: false
    }
  }
}
