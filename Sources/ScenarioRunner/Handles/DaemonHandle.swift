import FoundationEssentials
package import HeadUnit
package import LinkProtocol
package import LinkTransport
package import WorldTime

/// A `headunitd` of its own, in a scratch folder: started when it is needed, and again after it
/// died.
package actor DaemonHandle: UnitHandle {
  package nonisolated let loop = LinkLoop()
  private let plan: DaemonPlan
  private let scratch: ScratchFolder
  private var process: DaemonProcess?
  /// Where a world that was never used begins.
  private var start: Instant
  private var generation = 0

  /// What to start, and how.
  package struct DaemonPlan: Sendable {
    /// The executable.
    let program: String
    /// The catalogue's folder.
    let profiles: String
    let logLevel: String
    /// Who says yes to a phone that wants to pair.
    let pairing: HeadUnit.Settings.PairingMode

    package init(
      program: String, profiles: String, logLevel: String = "warning",
      pairing: HeadUnit.Settings.PairingMode = .ask
    ) {
      self.program = program
      self.profiles = profiles
      self.logLevel = logLevel
      self.pairing = pairing
    }
  }

  package nonisolated var isShared: Bool { false }
  package nonisolated var isUsedAgain: Bool { true }

  /// - Parameters:
  ///   - plan: What to start, and how.
  ///   - start: Where world time begins.
  ///   - former: A world that nobody lives in, to go on from a copy of; `nil` for an empty one.
  /// - Throws: ``HandleFailure`` when there is no place for its files.
  package init(
    _ plan: DaemonPlan, start: Instant, from former: WorldFolder? = nil
  ) throws(HandleFailure) {
    self.plan = plan
    self.start = start
    scratch = try ScratchFolder()
    do throws(HandleFailure) { try former?.copy(to: folder) } catch {
      scratch.remove()
      throw error
    }
  }

  /// Its files, and those of whoever works in its world.
  package nonisolated var folder: WorldFolder { WorldFolder(path: scratch.path) }

  package func connect(_ role: SocketRole) async throws(HandleFailure) -> LinkConnection {
    try await SocketHandle.connect(to: folder.socket(role), on: loop)
  }

  package func restart(_ mode: RestartMode) async throws(HandleFailure) {
    switch mode {
    case .stop: try await process?.stop()
    case .kill: await process?.kill()
    }
    process = nil
    try await launch()
  }

  /// The kernel closes a dying process's sockets before it tells of its end, so it is asked a few
  /// times.
  package func exitDescription() async -> String? {
    for _ in 0..<Self.looksAtTheDying {
      guard let process else { return "it was not started" }
      if let exitDescription = process.exitDescription() { return exitDescription }
      await LinkLoop.ofThisProcess.pause(milliseconds: 2)
    }
    return nil
  }

  private static let looksAtTheDying = 25

  package func leaveState(in folder: String) async throws {
    let files = FileManager.default
    try files.copyItem(atPath: self.folder.log, toPath: "\(folder)/headunitd.log")
    for name in try files.contentsOfDirectory(atPath: stateFolder) {
      try files.copyItem(atPath: "\(stateFolder)/\(name)", toPath: "\(folder)/\(name)")
    }
  }

  /// Starts the daemon unless it lives.
  package func ensureAlive() async throws(HandleFailure) {
    if let process, process.exitDescription() == nil { return }
    process = nil
    try await launch()
  }

  /// Ends the daemon as `kill -9` does.
  package func kill() async {
    await process?.kill()
    process = nil
  }

  /// Forgets everything: the next start begins with an empty folder.
  package func discard() async {
    await process?.kill()
    process = nil
    try? FileManager.default.removeItem(atPath: stateFolder)
    generation += 1
  }

  /// Ends the daemon and the thread, and removes its folder.
  ///
  /// - Parameter keepsFiles: The daemon ends in order, and the folder stays to be looked at.
  package func close(keepingFiles keepsFiles: Bool = false) async {
    if keepsFiles {
      // One that does not end in order is killed, and has committed all it ever answered.
      do { try await process?.stop() } catch { await process?.kill() }
      scratch.keep()
    } else {
      await process?.kill()
      scratch.remove()
    }
    process = nil
    // What SwiftNIO may report of the end of a thread concerns nobody any more.
    try? await loop.shutDown()
  }

  /// Where the daemon keeps its cars.
  package var stateFolder: String {
    generation == 0 ? folder.state : "\(folder.state)-\(generation)"
  }

  private func launch() async throws(HandleFailure) {
    let process = try DaemonProcess(
      plan.program,
      [
        "--state-dir", stateFolder, "--runtime-dir", folder.runtime, "--clock",
        "virtual=\(start)", "--pairing", plan.pairing.rawValue, "--profiles", plan.profiles,
        "--log-level",
        plan.logLevel, "--ends-with-stdin",
      ], log: folder.log)
    self.process = process
    try await process.ready(at: [folder.socket(.control), folder.socket(.phone)])
  }
}
