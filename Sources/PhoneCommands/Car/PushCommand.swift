import ArgumentParser
import CommandSupport
import LinkProtocol
import PhoneApp
import WorldTime

/// `phone-client push`
struct PushCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "push",
    abstract: "Deliver the newest entitlement document, if the car does not have it yet.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  mutating func run() async throws {
    let document = try await attempt("cannot deliver the document") { [self] in
      let run = try PhoneRun(global, options)
      return try await run.reach { reach in
        let visit = try await run.visit(reach)
        return DeliveryDocument(
          visit.delivery, kept: visit.bond.acknowledgedVersion, at: reach.now)
      }
    }
    try global.output.answer(document, text: document.text)
  }
}
