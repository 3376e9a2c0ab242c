import ArgumentParser
import PhoneApp

extension AuthenticationAnswer: ExpressibleByArgument {}

/// What the customer does when the bank asks for 3-D Secure.
struct AuthenticationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What the customer does when the bank asks for 3-D Secure.", valueName: "answer"))
  var sca: AuthenticationAnswer?
}
