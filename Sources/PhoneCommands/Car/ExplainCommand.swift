import ArgumentParser
import CommandSupport
import LinkProtocol
import PhoneApp
import VehicleCatalog
import WorldTime

/// `phone-client explain`
struct ExplainCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain why a service is in the state it is in, or will be.",
    discussion: "With --at, what would be then if nothing happened until then.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions
  @OptionGroup var asking: AskOptions

  @Argument(help: "The service's name or id, from `services`.", completion: .services)
  var service: String

  @Option(
    help: "An instant ahead, such as 2026-02-28T10:00:00Z, or a day alone.",
    transform: { text in try Instant(rfc3339: text) })
  var at: Instant?

  mutating func run() async throws {
    try await attempt(.explain, service) { [self] run in
      let answer = try await run.reach { reach in
        try await run.sessionToAsk(reach, pushing: asking.push)
          .explain(run.service(called: service), at: at)
      }
      let text = ServicesText(run.carTexts, catalog: run.catalog)
      try run.output.answer(
        answer,
        text: text.explanation(
          answer, isAhead: at != nil, width: run.output.standardOutput.width))
    }
  }
}
