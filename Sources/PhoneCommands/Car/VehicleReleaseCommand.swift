import ArgumentParser
import CommandSupport
import LinkProtocol
import NissanStore
import PhoneApp
import VehicleCatalog

/// `phone-client vehicle release`
struct VehicleReleaseCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "release",
    abstract: "Give the car up, as when it is sold.",
    discussion:
      "What was free ends. What is paid or on trial runs to its end in the car. Subscriptions that"
      + " would go on must be cancelled or transferred first. The next account that pairs with the"
      + " car owns it. A guest only stops seeing the car.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  private struct Document: Encodable {
    let vehicle: String
    /// What the account was for it until now.
    let role: VehicleRole?
    /// The car heard of it.
    let delivered: Bool
  }

  mutating func run() async throws {
    try await attempt(.release) { run in
      try await run.reach { reach in
        let store = try run.store()
        let account = try await run.account(in: reach.state, of: store)
        let vin = try run.bond(in: reach.state).vin
        let role = try await store.role(of: account.id, for: vin)
        _ = try await store.release(vin, by: account.id, at: reach.now)
        let texts = run.texts(for: account)
        let delivery = await run.deliver(reach, otherwise: texts[.carHearsLater])
        try run.output.answer(
          Document(vehicle: vin.rawValue, role: role, delivered: delivery != nil),
          text: [
            StyledText(texts.released(vin, by: role), .good),
            StyledText(texts[.releasedNext], .faint),
          ].lines())
      }
    }
  }
}
