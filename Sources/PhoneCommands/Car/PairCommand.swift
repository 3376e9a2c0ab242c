import ArgumentParser
import CommandSupport
import Glibc
import LinkProtocol
import NissanStore
import PhoneApp
import VehicleCatalog

/// `phone-client pair`
struct PairCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "pair",
    abstract: "Pair with a car and connect it to the account.",
    discussion:
      "Six digits then stand on both screens; the person in the car and the one at the phone"
      + " both say whether they are equal. The car must be open for pairing.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Flag(help: "Say yes to the six digits without asking anyone.")
  var yes = false

  mutating func run() async throws {
    try await attempt(.pair) { [self] run in
      let isTerminal = isatty(STDIN_FILENO) == 1
      guard yes || isTerminal else { throw PhoneRefusal.noTerminal }
      let document = try await pair(run)
      try run.output.answer(document, text: document.text(run.texts))
    }
  }

  private func pair(_ run: PhoneRun) async throws -> PairDocument {
    let (output, texts) = (run.output, run.texts)
    var number = ""
    let outcome = try await run.pair(run.store()) { comparison in
      number = comparison.number
      output.message(
        [
          StyledText("\(comparison.vin), \(comparison.displayName)"),
          StyledText(texts[.numberOnPhone, ["number": number]], .strong),
        ].lines())
      return yes || Question(texts, output).answer(to: texts[.sameNumber]) == true
    }
    return PairDocument(
      bond: outcome.bond, vehicle: outcome.vehicle, number: number, trust: outcome.trust,
      documentVersion: outcome.delivery?.version)
  }
}
