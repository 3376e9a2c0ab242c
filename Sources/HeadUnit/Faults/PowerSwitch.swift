import Glibc

/// What a power cut does to the process.
package struct PowerSwitch: Sendable {
  /// Ends everything at once. One that returns, in a test that looks at what is on the disk then,
  /// lets the head unit go on: a write that was not committed has failed.
  package let cut: @Sendable () -> Void

  package init(cut: @escaping @Sendable () -> Void) { self.cut = cut }

  /// As `kill -9`: no clean-up, no answer.
  package static let live = PowerSwitch {
    kill(getpid(), SIGKILL)
    while true { pause() }
  }
}
