import ArgumentParser
import NissanStore
import PhoneApp

/// Where a command that takes a card reads it; never from its arguments.
struct CardInput: ParsableArguments {
  static let discussion = """
    The card is read from standard input:
      {"holder": "Camille Martin", "number": "4242 4242 4242 4242", "expiry": "12/28", \
    "code": "123"}
    """

  @Flag(help: "Read the card as JSON from standard input.")
  var cardStdin = false

  func validate() throws {
    guard cardStdin else {
      throw ValidationError("the card comes as JSON on standard input; say so with --card-stdin")
    }
  }
}
