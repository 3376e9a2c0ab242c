import ArgumentParser
import CommandSupport
import LinkProtocol
import PhoneApp
import WorldTime

/// `phone-client push`
struct PushCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "push",
    abstract: "Deliver the newest entitlement document, if the car does not have it yet.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  mutating func run() async throws {
    try await attempt(.deliver) { run in
      let document = try await run.reach { reach in
        let visit = try await run.visit(reach)
        return DeliveryDocument(
          visit.delivery, kept: visit.bond.acknowledgedVersion, at: reach.now)
      }
      try run.output.answer(document, text: document.text(run.texts))
    }
  }
}
