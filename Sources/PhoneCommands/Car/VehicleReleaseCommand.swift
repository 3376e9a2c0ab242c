import ArgumentParser
import CommandSupport
import LinkProtocol
import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

/// `phone-client vehicle release`
struct VehicleReleaseCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Give the car up, as when it is sold.",
    discussion:
      "Everything that was bought for the car ends, free or paid: whoever gets it next begins with"
      + " nothing of yours. Subscriptions that would go on must be cancelled first, or transferred"
      + " to another car, which keeps what is paid. The next account that pairs with the car owns"
      + " it. A guest only stops seeing the car.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @OptionGroup var confirmation: ConfirmOptions

  private struct Document: Encodable {
    let vehicle: String
    /// What the account was for it until now.
    let role: VehicleRole?
    /// What was still paid for or on trial, and ended with it.
    let ended: [Ended]
    /// The car heard of it.
    let delivered: Bool
  }

  private struct Ended: Encodable {
    let subscription: String
    let product: ProductID
    let paidThrough: Instant

    init(_ subscription: Subscription) {
      self.subscription = subscription.id.rawValue
      product = subscription.product
      paidThrough = subscription.paidThrough
    }
  }

  mutating func run() async throws {
    try await attempt(.release) { [self] run in
      try await run.reach { reach in
        let store = try run.store()
        let account = try await run.account(in: reach.state, of: store)
        let bond = try run.bond(in: reach.state)
        let vin = bond.vin
        let role = try await store.role(of: account.id, for: vin)
        try confirmation.ask(of: run) { texts in
          texts[
            role == .owner ? .confirmRelease : .confirmLeave, ["car": "\(bond.displayName), \(vin)"]
          ]
        }
        _ = try await store.release(vin, by: account.id, at: reach.now)
        let texts = run.texts(for: account)
        let ended = try await store.subscriptions(of: account.id, at: reach.now)
          .filter {
            $0.vehicle == vin && $0.state == .expired(.released) && $0.stateSince == reach.now
          }
        let delivery = await run.deliver(reach, otherwise: texts[.carHearsLater])
        try run.output.answer(
          Document(
            vehicle: vin.rawValue, role: role, ended: ended.map(Ended.init),
            delivered: delivery != nil),
          text: ([
            StyledText(
              texts[
                role == .owner ? .released : .guestLeft,
                ["vehicle": texts.name(ofCar: vin.rawValue)]], .good)
          ]
            + ended.map {
              StyledText(
                texts[
                  .releasedEnds,
                  [
                    "product": texts.name(of: $0.product),
                    "moment": texts.moment($0.paidThrough),
                  ]])
            }
            + [StyledText(texts[.releasedNext], .faint)]).lines())
      }
    }
  }
}
