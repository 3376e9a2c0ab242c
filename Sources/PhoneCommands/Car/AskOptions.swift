import ArgumentParser

/// How the car is asked about its services.
struct AskOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      "Deliver the newest document first, or see what the car makes of the one it has."))
  var push = true
}
