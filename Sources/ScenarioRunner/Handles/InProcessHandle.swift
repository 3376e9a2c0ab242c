import HeadUnit
package import LinkProtocol
package import LinkTransport
import VehicleCatalog
import WorldTime

/// A head unit in this process, which can end and begin again with what it kept in memory.
package actor InProcessHandle: UnitHandle {
  private let memory = VehicleMemory()
  package nonisolated let loop: LinkLoop
  private let catalog: Catalog
  private let start: Instant
  private var unit: InProcessUnit
  private let units: AsyncStream<InProcessUnit>
  private let next: AsyncStream<InProcessUnit>.Continuation

  package nonisolated var isShared: Bool { false }
  package nonisolated var isUsedAgain: Bool { false }

  init(on loop: LinkLoop, _ catalog: Catalog, start: Instant) throws {
    (self.loop, self.catalog, self.start) = (loop, catalog, start)
    unit = try InProcessUnit(keptIn: .memory(memory), loop, catalog, start: start)
    (units, next) = AsyncStream.makeStream()
    next.yield(unit)
  }

  /// Lets the head units live, one after the other, until ``close()``.
  func live() async {
    for await unit in units { await unit.live() }
  }

  package func connect(_ role: SocketRole) async throws(HandleFailure) -> LinkConnection {
    guard let connection = unit.connect(role) else { throw .powerCut }
    return connection
  }

  package func peer(_ role: SocketRole) async throws(HandleFailure) -> (any LinkPeer)? {
    guard let peer = await unit.peer(role) else { throw .powerCut }
    return peer
  }

  /// At the end of a step nothing is under way, so that both modes leave the same behind: what
  /// was committed.
  package func restart(_ mode: RestartMode) async throws(HandleFailure) {
    await unit.end()
    do {
      unit = try InProcessUnit(keptIn: .memory(memory), loop, catalog, start: start)
    } catch {
      throw .notReady("\(error)")
    }
    next.yield(unit)
  }

  package func exitDescription() async -> String? {
    unit.isDead ? "its power was cut" : nil
  }

  package func leaveState(in folder: String) async throws {
    try memory.write(to: "\(folder)/headunit.sqlite")
  }

  func close() async {
    await unit.end()
    next.finish()
  }
}

extension HandleFailure {
  fileprivate static let powerCut = HandleFailure.notConnected("the head unit's power was cut")
}
