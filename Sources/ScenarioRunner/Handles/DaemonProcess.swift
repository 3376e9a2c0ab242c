import FoundationEssentials
import Glibc
import LinkTransport
import Processes
import Synchronization

/// A process that cannot outlive this one: its standard input is a pipe that closes with us, and
/// it ends then.
final class DaemonProcess: Sendable {
  private let processID: pid_t
  private let logPath: String
  /// Our end of its standard input.
  private let lifeline: Int32
  private let status = Mutex<Int32?>(nil)

  /// Host time that it may take to start or to stop.
  static let patienceMilliseconds: Int64 = 60_000
  /// Host time between two looks.
  private static let lookMilliseconds: Int64 = 2

  init(_ program: String, _ arguments: [String], log logPath: String) throws(HandleFailure) {
    self.logPath = logPath
    guard access(program, X_OK) == 0 else { throw .executableMissing(path: program) }
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw HandleFailure("pipe", errno: errno) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { Glibc.close(ends[0]) }
    var start = ProgramStart([program] + arguments)
    // Settings of other daemons are no business of this one.
    start.environment = ProcessInfo.processInfo.environment
      .filter { !$0.key.hasPrefix("HEADUNITD_") }.map { "\($0.key)=\($0.value)" }
    start.input = .descriptor(ends[0])
    start.errors = .fileEnd(logPath)
    start.leadsGroup = true
    do throws(ProgramStart.Failure) {
      processID = try start.run()
    } catch {
      Glibc.close(ends[1])
      throw HandleFailure("start of \(program)", errno: error.errno)
    }
    lifeline = ends[1]
  }

  deinit {
    if reap() == nil {
      Glibc.kill(processID, SIGKILL)
      var ignored: Int32 = 0
      while waitpid(processID, &ignored, 0) < 0, errno == EINTR {}
    }
    Glibc.close(lifeline)
  }

  /// Waits until all of these sockets take connections.
  func ready(at sockets: [String]) async throws(HandleFailure) {
    for socket in sockets {
      try await wait(for: "its socket \(socket)") {
        guard let connection = try? await LinkClient.connect(path: socket) else { return false }
        connection.close()
        return true
      }
    }
  }

  /// Ends it as systemd does; what does not end in time is killed.
  func stop() async throws(HandleFailure) {
    Glibc.kill(processID, SIGTERM)
    for _ in 0..<(Self.patienceMilliseconds / Self.lookMilliseconds) {
      if reap() != nil { return }
      await LinkLoop.ofThisProcess.pause(milliseconds: Self.lookMilliseconds)
    }
    await kill()
    throw .notReady("it did not stop within \(Self.patienceMilliseconds / 1_000) s of SIGTERM")
  }

  func kill() async {
    guard reap() == nil else { return }
    Glibc.kill(processID, SIGKILL)
    while reap() == nil {
      await LinkLoop.ofThisProcess.pause(milliseconds: Self.lookMilliseconds)
    }
  }

  /// How it ended, with the last of what it said; `nil` while it lives.
  func exitDescription() -> String? {
    guard let status = reap() else { return nil }
    let signal = status & 0x7F
    let how = signal == 0 ? "ended with status \((status >> 8) & 0xFF)" : "died of signal \(signal)"
    return log.isEmpty ? "it \(how)" : "it \(how) and said: \(log)"
  }

  /// The end of what it wrote to standard error.
  private var log: String {
    guard let data = FileManager.default.contents(atPath: logPath) else { return "" }
    return String(decoding: data.suffix(Self.logBytesShown), as: UTF8.self)
  }

  private static let logBytesShown = 1_000

  private func wait(
    for what: String, until isSo: () async -> Bool
  ) async throws(HandleFailure) {
    for _ in 0..<(Self.patienceMilliseconds / Self.lookMilliseconds) {
      if await isSo() { return }
      if let exitDescription = exitDescription() { throw .notReady(exitDescription) }
      await LinkLoop.ofThisProcess.pause(milliseconds: Self.lookMilliseconds)
    }
    throw .notReady("\(what) did not answer in \(Self.patienceMilliseconds / 1_000) s")
  }

  /// Its wait status once it has ended.
  private func reap() -> Int32? {
    status.withLock { status in
      if let status { return status }
      var value: Int32 = 0
      guard waitpid(processID, &value, WNOHANG) == processID else { return nil }
      status = value
      return value
    }
  }
}
