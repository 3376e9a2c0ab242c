import Glibc
import Processes
import WorldTime

/// A program of somebody else's, run for what it writes, and never trusted to end.
enum OutsideProgram {
  enum Failure: Error, Hashable {
    /// No folder of `PATH` has it.
    case notFound
    /// It could not be run, ended with another status than 0, or wrote too much.
    case failed
    case tooSlow
  }

  /// Runs a program with nothing on its standard input, and its messages thrown away.
  ///
  /// - Parameters:
  ///   - words: The program, looked for in `PATH`, and its arguments.
  ///   - bytesMax: Beyond that it is ended and has failed.
  ///   - millisecondsMax: Beyond that it is ended, with everything it has started.
  /// - Returns: Its standard output.
  /// - Throws: ``Failure``; the program does not run any more then.
  static func output(
    of words: [String], bytesMax: Int, millisecondsMax: Int64
  ) throws(Failure) -> [UInt8] {
    let deadline = HostTime.now.advanced(milliseconds: millisecondsMax)
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .failed }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    let processID = try start(words, standardOutput: ends[1])
    do throws(Failure) {
      let bytes = try read(ends[0], atMost: bytesMax, until: deadline)
      guard try status(of: processID, until: deadline) == 0 else { throw .failed }
      return bytes
    } catch {
      // Whatever it is doing: nobody waits for it any more. One that has ended is not there.
      kill(-processID, SIGKILL)
      while waitpid(processID, nil, 0) < 0, errno == EINTR {}
      throw error
    }
  }

  /// In a process group of its own. Closes `standardOutput`
  /// here: only the program is to hold it.
  private static func start(
    _ words: [String], standardOutput: Int32
  ) throws(Failure) -> pid_t {
    defer { close(standardOutput) }
    var start = ProgramStart(words)
    start.output = .descriptor(standardOutput)
    start.leadsGroup = true
    do throws(ProgramStart.Failure) {
      return try start.run()
    } catch {
      throw error.errno == ENOENT ? .notFound : .failed
    }
  }

  private static func read(
    _ descriptor: Int32, atMost bytesMax: Int, until deadline: Instant
  ) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4_096)
    while true {
      let left = deadline.milliseconds(since: HostTime.now)
      guard left > 0 else { throw .tooSlow }
      var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, Int32(clamping: left)) > 0 else { continue }
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      guard count > 0 || errno == EINTR else { throw .failed }
      bytes += chunk[..<max(0, count)]
      guard bytes.count <= bytesMax else { throw .failed }
    }
  }

  /// The status of a process that has closed its output, and so is ending too, or should be.
  private static func status(
    of processID: pid_t, until deadline: Instant
  ) throws(Failure) -> Int32 {
    let pollMilliseconds: Int32 = 5
    var status: Int32 = 0
    while HostTime.now < deadline {
      if waitpid(processID, &status, WNOHANG) == processID { return status }
      _ = poll(nil, 0, pollMilliseconds)
    }
    throw .tooSlow
  }
}
