import ArgumentParser
import CommandSupport
import LinkProtocol
import PhoneApp
import VehicleCatalog

/// `phone-client explain`
struct ExplainCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain why a service is in the state it is in.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions
  @OptionGroup var asking: AskOptions

  @Argument(help: "The service's name or id, from `services`.", completion: .services)
  var service: String

  mutating func run() async throws {
    try await attempt(.explain, service) { [self] run in
      let answer = try await run.reach { reach in
        try await run.sessionToAsk(reach, pushing: asking.push)
          .explain(run.service(called: service))
      }
      let text = ServicesText(run.carTexts, catalog: run.catalog)
      try run.output.answer(
        answer, text: text.explanation(answer, width: run.output.standardOutput.width))
    }
  }
}
