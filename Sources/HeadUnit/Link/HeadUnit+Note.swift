import LinkProtocol
import Logging

extension HeadUnit {
  /// Counts a call that was answered, and has the log tell of it: of a refusal at once, of a
  /// failure its own line has told, of all others only where somebody looks for errors.
  func note(
    _ error: WireError?, of call: IncomingCall, from caller: Caller, after nanoseconds: Int64
  ) {
    let outcome = RequestOutcome(error)
    // A peer may invent methods; it invents no metrics.
    let method = Route.all[call.method] == nil ? "none" : call.method
    metrics.answered(method, outcome, after: nanoseconds)
    switch outcome {
    case .done, .failed:
      logger.debug(
        "request answered", metadata: facts(error, of: call, from: caller, after: nanoseconds))
    case .refused:
      guard logger.logLevel <= .info,
        let untold = refusalLog.admits(atNanoseconds: HostClock.monotonicNanoseconds())
      else { return }
      var facts = facts(error, of: call, from: caller, after: nanoseconds)
      if untold > 0 { facts["untold"] = "\(untold)" }
      logger.info("request refused", metadata: facts)
    }
  }

  private func facts(
    _ error: WireError?, of call: IncomingCall, from caller: Caller, after nanoseconds: Int64
  ) -> Logger.Metadata {
    var facts = caller.metadata()
    facts["method"] = "\(call.method.prefix(Self.textMax))"
    if let id = call.id { facts["requestID"] = "\(id.text.prefix(Self.textMax))" }
    if let error {
      facts["name"] = "\(error.name)"
      facts["why"] = "\(error.message.prefix(Self.messageMax))"
    }
    facts["microseconds"] = "\(nanoseconds / 1_000)"
    return facts
  }

  /// Characters told of what a peer may make as long as it likes.
  private static let textMax = 64
  private static let messageMax = 300
}

extension RequestID {
  fileprivate var text: String {
    switch self {
    case .string(let text): text
    case .number(let number): "\(number)"
    case .null: "null"
    }
  }
}
