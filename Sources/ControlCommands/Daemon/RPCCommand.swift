import ArgumentParser
import CommandSupport
import LinkProtocol
import WireText

/// `headunitctl rpc`
struct RPCCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rpc", abstract: "Call a method of the control socket by its name.",
    discussion: "`headunitctl rpc rpc.discover` prints what there is to call.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The method, such as services.list.")
  var method: String

  @Argument(help: "Its parameters: a JSON object.")
  var params = "{}"

  func run() async throws {
    let result = try await options.call(
      method: method, params: try parameters(), "cannot call \(method)")
    let text = StyledText(try result.indented())
    try options.output.answer(Answer(result: result), text: text)
  }

  private struct Answer: Encodable {
    let result: JSONValue
  }

  private func parameters() throws(CommandFailure) -> JSONValue {
    let value: JSONValue
    do throws(JSONParser.Failure) {
      value = try JSONParser.parse(params.utf8)
    } catch {
      throw refusal(error.description)
    }
    guard case .object = value else { throw refusal("they must be an object, not \(value.kind)") }
    return value
  }

  private func refusal(_ why: String) -> CommandFailure {
    CommandFailure(.badData, name: "params_invalid", what: "cannot read the parameters", why: why)
  }
}
