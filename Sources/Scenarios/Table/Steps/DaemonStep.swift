/// The daemon ends, and is started again on the same state.
package struct DaemonStep: DescribedStep {
  /// It ends without a word; otherwise as systemd stops it.
  package var isKilled = false

  package init() {}

  package static let forms =
    written(
      "restart-daemon", .faults,
      "Stops the daemon as systemd does, and starts it again on the same state.",
      example: "restart-daemon")
    + written(
      "kill-daemon", .faults, "Kills it without a word, and starts it again on the same state.",
      blank: Self { $0.isKilled = true }, example: "kill-daemon")

  package var form: StepForm<Self> { Self.forms[isKilled ? 1 : 0] }
}
