import FoundationEssentials
import Scenarios
import Testing

@testable import ScenarioRunner

/// The search for card data finds what it should, and nothing that only looks like it.
struct CardTracesTests {
  private let traces = CardTraces(of: [.approved, .challenged], securityCode: "737")

  @Test(arguments: [
    ("number=4242424242424242;", "the number of ‘approved’"),
    ("paid with 4000 0025 0000 3155", "the number of ‘challenged’"),
    ("4242-4242-4242-4242", "the number of ‘approved’"),
    (#"{"securityCode":"737"}"#, "a security code"),
    ("cvc=737", "a security code"),
    (#"{"code": 737}"#, "a security code"),
  ])
  func `a trace of a card is found and named`(text: String, what: String) {
    #expect(traces.first(in: Data("some text, \(text), more".utf8)) == what)
  }

  @Test(arguments: [
    "", "ending in 4242", "5555555555554444 of another case", "at 10:00:00.737Z", "k7371a",
    "4242424242424 242",
  ])
  func `what anybody may keep is none`(text: String) {
    #expect(traces.first(in: Data(text.utf8)) == nil)
  }
}
