import Foundation
import Glibc
import Testing

/// Signals that come while the daemon starts.
@Suite(.processes) struct EarlySignalTests {
  /// Starts a daemon and waits until it has seen to `signal`; it has read nothing by then.
  private func start(_ fixture: DaemonFixture, seeingTo signal: Int32) throws -> Child {
    let child = try Child(
      BuiltExecutable.daemon.path,
      ["--state-dir", fixture.stateFolder, "--runtime-dir", fixture.runtimeFolder]
        + Car.options())
    let deadline = Deadline.usual
    while try Self.isSeenTo(signal, by: child.processID) == false {
      guard !deadline.isOver else { throw WaitError(description: "the daemon sees to no signal") }
    }
    return child
  }

  /// The process ignores or catches it.
  ///
  /// - Source: proc_pid_status(5), `SigIgn` and `SigCgt`.
  private static func isSeenTo(_ signal: Int32, by process: pid_t) throws -> Bool {
    let text = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    // Before it has become the daemon it is a copy of the tests, with their signals.
    let program = try FileManager.default.destinationOfSymbolicLink(
      atPath: "/proc/\(process)/exe")
    let daemon = URL(filePath: BuiltExecutable.daemon.path).resolvingSymlinksInPath()
    guard program == daemon.path else { return false }
    return text.split(separator: "\n").contains { line in
      let parts = line.split(whereSeparator: \.isWhitespace)
      guard parts.count == 2, ["SigIgn:", "SigCgt:"].contains(parts[0]) else { return false }
      return UInt64(parts[1], radix: 16).map { $0 >> UInt64(signal - 1) & 1 == 1 } ?? false
    }
  }

  @Test func `a hang-up or a user's signal during the start does no damage`() throws {
    try withFixture { fixture in
      let child = try start(fixture, seeingTo: SIGUSR1)
      #expect(!FileManager.default.fileExists(atPath: fixture.stateFolder), "it came too late")
      for signal in [SIGHUP, SIGUSR1, SIGUSR2, SIGPIPE, SIGHUP] { child.send(signal: signal) }
      let deadline = Deadline.usual
      while let line = try child.errorLine(by: deadline, for: "the daemon to be ready") {
        if line.contains(" ready") { break }
        child.send(signal: SIGHUP)
      }
      // It lives, and hears the next one as ever.
      child.send(signal: SIGHUP)
      var isReloaded = false
      while !isReloaded, let line = try child.errorLine(by: deadline, for: "a reload") {
        isReloaded = line.contains("reloaded")
      }
      #expect(isReloaded)
      child.send(signal: SIGTERM)
      #expect(try child.finish(for: "the daemon to end").status == .exited(0))
    }
  }

  @Test(arguments: [SIGTERM, SIGINT])
  func `who asks a starting daemon to stop is heard, and it ends well`(
    signal: Int32
  ) throws {
    try withFixture { fixture in
      let child = try start(fixture, seeingTo: SIGUSR1)
      child.send(signal: signal)
      #expect(try child.finish(for: "the daemon to end").status == .exited(0))
      #expect(!FileManager.default.fileExists(atPath: "\(fixture.stateFolder)/headunit.sqlite-wal"))
      #expect(!FileManager.default.fileExists(atPath: fixture.controlSocket))
    }
  }
}
