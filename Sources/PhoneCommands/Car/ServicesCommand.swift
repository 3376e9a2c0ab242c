import ArgumentParser
import CommandSupport
import LinkProtocol
import PhoneApp

/// `phone-client services`
struct ServicesCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "services", abstract: "Show the state of every service of the car.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions
  @OptionGroup var asking: AskOptions

  mutating func run() async throws {
    try await attempt(.listServices) { [self] run in
      let answer = try await run.reach { reach in
        try await run.sessionToAsk(reach, pushing: asking.push).services()
      }
      let text = ServicesText(run.carTexts, catalog: run.catalog)
      try run.output.answer(
        answer, text: text.list(answer, width: run.output.standardOutput.width))
    }
  }
}
