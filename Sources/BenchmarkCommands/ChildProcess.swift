import Glibc
import Processes

/// A process started from an executable: its standard output is watched for life, its standard
/// error is a file.
final class ChildProcess {
  let program: String
  private let processID: pid_t
  private let logPath: String
  /// Readable when the process wrote something; at its end when the process ended.
  private let standardOutput: Int32
  private var isReaped = false

  init(_ program: String, _ arguments: [String], log logPath: String) throws(BenchmarkFailure) {
    self.program = program
    self.logPath = logPath
    guard access(program, X_OK) == 0 else { throw .executableMissing(path: program) }
    var pipeEnds: [Int32] = [-1, -1]
    guard pipe(&pipeEnds) == 0 else { throw .system("pipe") }
    for end in pipeEnds { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(pipeEnds[1]) }
    var start = ProgramStart([program] + arguments)
    start.output = .descriptor(pipeEnds[1])
    start.errors = .file(logPath)
    standardOutput = pipeEnds[0]
    do throws(ProgramStart.Failure) {
      processID = try start.run()
    } catch {
      close(pipeEnds[0])
      throw .system("start of \(program)", error.errno)
    }
  }

  deinit {
    if !isReaped { kill(processID, SIGKILL) }
    waitForEnd()
    close(standardOutput)
  }

  /// Waits until the process writes or ends, at most so long.
  ///
  /// - Returns: `false` when it ended.
  func listen(milliseconds: Int32) -> Bool {
    var entry = pollfd(fd: standardOutput, events: Int16(POLLIN), revents: 0)
    return poll(&entry, 1, milliseconds) == 0 || entry.revents & Int16(POLLHUP) == 0
  }

  func terminate() {
    kill(processID, SIGTERM)
    waitForEnd()
  }

  func waitForEnd() {
    guard !isReaped else { return }
    var status: Int32 = 0
    while waitpid(processID, &status, 0) < 0 && errno == EINTR {}
    isReaped = true
  }

  /// What it wrote to standard error, the beginning of it.
  var log: String {
    let descriptor = open(logPath, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}
