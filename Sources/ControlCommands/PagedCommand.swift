import CommandSupport
import LinkProtocol

/// A command whose answer comes a page at a time and is shown as one.
protocol PagedCommand: ControlCommand where Request.Response: Paged {
  /// The page after a place that an answer named; the first one for `nil`.
  func request(after place: String?) -> Request
}

/// An answer that may be the first of several.
protocol Paged {
  /// Where the next page begins; `nil` on the last one.
  var next: String? { get set }
  /// Takes the members of the next page.
  mutating func append(_ page: Self)
}

extension PagedCommand {
  func request() -> Request { request(after: nil) }

  mutating func run() async throws {
    var answer = try await options.call(request(after: nil), Self.attempt)
    while let next = answer.next {
      let page = try await options.call(request(after: next), Self.attempt)
      answer.append(page)
      answer.next = page.next
    }
    let output = options.output
    try output.answer(answer, text: text(answer, width: output.standardOutput.width))
  }
}
