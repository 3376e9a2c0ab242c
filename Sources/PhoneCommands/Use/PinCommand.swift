import ArgumentParser
import CommandSupport
import LinkProtocol
import PhoneApp
import VehicleCatalog

/// `phone-client pin`
struct PinCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pin", abstract: "Set the PIN up with which the owner unlocks doors from afar.",
    discussion: "First a one-time code comes by e-mail; with it, the PIN is set.",
    subcommands: [PinRequestCommand.self, PinSetCommand.self])
}

/// `phone-client pin request`
struct PinRequestCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "request", abstract: "Have the one-time code sent to the owner by e-mail.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  mutating func run() async throws {
    try await attempt(.requestPin) { run in
      let (answer, now) = try await run.reach { reach in
        let session = try await run.sessionToAsk(reach, pushing: true)
        return (try await session.requestPin(), reach.now)
      }
      let texts = run.texts
      try run.output.answer(
        answer,
        text: [
          StyledText(texts[.mailSent, ["moment": texts.moment(answer.until, from: now)]], .good),
          StyledText(texts[.mailIsAtTester], .faint),
        ].lines())
    }
  }
}

/// `phone-client pin set`
struct PinSetCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Set the PIN, or another one.",
    discussion: "The code from the e-mail and the PIN are asked for and not shown.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Flag(help: "Read the code and then the PIN from standard input, a line each.")
  var stdin = false

  private struct Document: Encodable {
    let vehicle: String
    let isSet = true
  }

  mutating func run() async throws {
    try await attempt(.setPin) { [self] run in
      let (code, pin) = try secrets(PinEntry(texts: run.texts, output: run.output))
      let vehicle = try await run.reach { reach in
        let session = try await run.sessionToAsk(reach, pushing: true)
        try await session.setPin(pin, with: code)
        return session.vin.rawValue
      }
      try run.output.answer(
        Document(vehicle: vehicle), text: StyledText(run.texts[.pinIsSet], .good))
    }
  }

  private func secrets(_ entry: PinEntry) throws -> (code: String, pin: String) {
    if stdin { return (try entry.code(asking: nil), try entry.pin(asking: nil)) }
    guard entry.isTerminal else { throw PhoneRefusal.pinNeedsTerminal }
    let code = try entry.code(asking: entry.texts[.mailCode])
    let pin = try entry.pin(asking: entry.texts[.pin])
    guard try entry.pin(asking: entry.texts[.pinAgain]) == pin else {
      throw PhoneRefusal.pinsDiffer
    }
    return (code, pin)
  }
}
