import ArgumentParser
import CommandSupport
import LinkProtocol

/// A command that asks the daemon one thing and shows the answer.
protocol ControlCommand: AsyncParsableCommand {
  associatedtype Request: LinkRequest

  var options: GlobalOptions { get }
  /// What a failure says was attempted: `cannot advance the clock`.
  static var attempt: String { get }
  func request() throws -> Request
  /// The answer for people, on a terminal of `width` columns or, for `nil`, anywhere else.
  func text(_ answer: Request.Response, width: Int?) -> StyledText
}

extension ControlCommand {
  mutating func run() async throws { try await ask() }

  /// Asks once, and shows the answer.
  func ask() async throws {
    let answer = try await options.call(try request(), Self.attempt)
    let output = options.output
    try output.answer(answer, text: text(answer, width: output.standardOutput.width))
  }
}

/// Which car a command means.
struct VehicleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Which car; needed when there are several.", valueName: "vin"),
    completion: .vehicles)
  var vehicle: String?
}
