import CommandSupport
import FoundationEssentials
import Glibc
import LinkTransport
import Processes
import ScenarioRunner

/// The process in the background that keeps a world: `headunitctl up` once more, which answers
/// with the world and then lives for as long as it.
enum WorldKeeper {
  struct Place {
    /// Whom the world ends with; `nil` for nobody.
    var parent: WatchedProcess?
    /// The catalogue's folder, from wherever one looks.
    let profiles: String
    /// The daemon's program; `nil` for the one that came with this.
    let headunitd: String?

    /// The later of two equal options holds.
    fileprivate var arguments: [String] {
      ["--keeper", "--json", "--parent", "\(parent?.id ?? 0)", "--profiles", profiles]
        + (headunitd.map { ["--headunitd", $0] } ?? [])
    }
  }

  /// Starts it.
  ///
  /// - Parameters:
  ///   - arguments: Of `up`, what the world begins with.
  ///   - place: What the world needs, and how long it lives.
  ///   - output: Where a failure goes as JSON.
  /// - Returns: The world, ready.
  /// - Throws: ``ExitStatus`` when the keeper has said why there is none.
  static func start(
    _ arguments: [String], _ place: Place, _ output: Output
  ) throws -> WorldDocument {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw failure(String(cString: strerror(errno))) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    defer { close(ends[0]) }
    var start = ProgramStart(
      [OwnProgram.companion("headunitctl"), "up"] + arguments + place.arguments)
    (start.output, start.errors) = (.descriptor(ends[1]), .descriptor(STDERR_FILENO))
    // Ctrl-C is meant for what the shell runs next, and not for the world.
    start.leadsGroup = true
    let processID: pid_t
    do throws(ProgramStart.Failure) {
      defer { close(ends[1]) }
      processID = try start.run()
    } catch {
      throw failure("\(start.words[0]): \(String(cString: strerror(error.errno)))")
    }
    let answer = read(ends[0])
    if let world = try? JSONDecoder().decode(WorldDocument.self, from: answer) { return world }
    var status: Int32 = 0
    while waitpid(processID, &status, 0) < 0, errno == EINTR {}
    if output.isJSON {
      try output.standardOutput.write(raw: String(decoding: answer, as: UTF8.self))
    }
    guard status & 0x7F == 0, let known = ExitStatus(rawValue: (status >> 8) & 0xFF) else {
      throw failure("its keeper died")
    }
    throw known
  }

  /// Stays beside a world until somebody or something ends it.
  static func keep(
    _ handle: DaemonHandle, with parent: WatchedProcess?, until isOver: () -> Bool
  ) async {
    var canStart = true
    while !isOver(), parent?.isRunning ?? true {
      await LinkLoop.ofThisProcess.pause(milliseconds: lookMilliseconds)
      // A daemon that was killed starts again, as systemd has it. One that cannot has said why.
      guard canStart else { continue }
      do throws(HandleFailure) { try await handle.ensureAlive() } catch { canStart = false }
    }
  }

  /// Whoever waits for the end of the answer waits no longer.
  static func letGoOfStreams() {
    let nothing = open("/dev/null", O_RDWR | O_CLOEXEC)
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] { dup2(nothing, stream) }
    close(nothing)
  }

  /// Host time between two looks.
  private static let lookMilliseconds: Int64 = 100

  private static func read(_ descriptor: Int32) -> Data {
    var bytes = Data()
    var part = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = Glibc.read(descriptor, &part, part.count)
      if count > 0 { bytes += part[..<count] }
      guard count > 0 || (count < 0 && errno == EINTR) else { return bytes }
    }
  }

  private static func failure(_ why: String) -> CommandFailure {
    CommandFailure(.internalFault, name: "world_failed", what: "cannot make a world", why: why)
  }
}
