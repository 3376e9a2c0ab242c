extension ExitStatus {
  /// For a manual page.
  var meaning: String {
    switch self {
    case .done: "Done."
    case .refused: "Refused by the car, the store or an expectation."
    case .usage: "The command line is wrong."
    case .badData: "A file or a value that was given is wrong."
    case .unreachable: "The daemon cannot be reached."
    case .internalFault: "A fault of the program."
    case .inputOutput: "Reading or writing failed."
    case .timedOut: "Nobody answered in time."
    }
  }
}
