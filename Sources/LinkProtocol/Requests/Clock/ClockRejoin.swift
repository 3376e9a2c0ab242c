import WorldTime

/// The operator ends a lead of the world over its host that is an error.
package struct ClockRejoin: LinkRequest, Hashable {

  package typealias Response = ClockReport

  package static let method = "clock.rejoin"
  package static let summary = """
    Sets world time back to the host's clock, where that was wrong and the world is held: the only \
    way back there is. Each car notes it in its journal, believes no time until it is told one \
    that is signed, and serves nothing that needs it before. Link and storage faults are cleared.
    """
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [.clockNotHeld, .storageFailed]
  package static let notes: [String: String] = [:]
  private static let reached = Instant(milliseconds: 1_769_854_200_000)
  package static let example = RequestExample(
    ClockRejoin(),
    returns: ClockReport(
      worldTime: reached, clockMode: .system, rate: 1,
      host: HostClockReport(
        time: reached, behindSeconds: 0,
        lastStep: HostStepReport(
          kind: .setBack, from: Instant(milliseconds: 4_039_243_800_000), to: reached))))

  package init() {}
}
