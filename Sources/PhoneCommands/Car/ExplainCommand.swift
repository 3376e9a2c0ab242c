import ArgumentParser
import CommandSupport
import LinkProtocol
import PhoneApp
import VehicleCatalog

/// `phone-client explain`
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Explain why a service is in the state it is in.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions
  @OptionGroup var asking: AskOptions

  @Argument(help: "The service's id, from `services`.")
  var service: String

  mutating func run() async throws {
    let answer = try await attempt("cannot explain ‘\(service)’") { [self] in
      let run = try PhoneRun(global, options)
      return try await run.reach { reach in
        try await run.sessionToAsk(reach, pushing: asking.push)
          .explain(ServiceID(rawValue: service))
      }
    }
    let output = global.output
    try output.answer(answer, text: answer.text(width: output.standardOutput.width))
  }
}
