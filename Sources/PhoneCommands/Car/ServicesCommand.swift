import ArgumentParser
import CommandSupport
import LinkProtocol
import PhoneApp

/// `phone-client services`
struct ServicesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "services", abstract: "Show the state of every service of the car.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions
  @OptionGroup var asking: AskOptions

  mutating func run() async throws {
    let answer = try await attempt("cannot list the services") { [self] in
      let run = try PhoneRun(global, options)
      return try await run.reach { reach in
        try await run.sessionToAsk(reach, pushing: asking.push).services()
      }
    }
    let output = global.output
    try output.answer(answer, text: answer.text(width: output.standardOutput.width))
  }
}
