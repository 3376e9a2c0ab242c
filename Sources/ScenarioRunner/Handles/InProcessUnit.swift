package import HeadUnit
package import LinkProtocol
package import LinkTransport
import Logging
import Synchronization
package import VehicleCatalog
package import WorldTime

/// One life of a head unit in this process, from its start to its end.
package final class InProcessUnit: Sendable {
  private let unit: HeadUnit
  private let links: Links
  private let ended: AsyncStream<Never>
  private let ending: AsyncStream<Never>.Continuation

  /// - Parameters:
  ///   - place: Where it keeps what it commits.
  ///   - loop: Everything of it runs there, signatures too: nobody else waits for the loop.
  ///   - catalog: What its cars are judged by.
  ///   - start: World time, where nothing was kept.
  /// - Throws: ``StartRefusal``.
  package init(
    keptIn place: VehicleStoragePlace, _ loop: LinkLoop, _ catalog: Catalog, start: Instant
  ) throws {
    let links = Links()
    self.links = links
    (ended, ending) = AsyncStream.makeStream()
    unit = try HeadUnit(
      settings: HeadUnit.Settings(daemonVersion: "in-process", pairing: .ask, trustFile: nil),
      catalog: catalog, keptIn: place, clock: .virtual(start), hostClock: .live,
      entropy: .live, timer: LoopTimer(on: loop), power: PowerSwitch { links.cut() },
      loop: loop, offLoop: OffLoop(on: loop.taskExecutor),
      logger: Logger(label: "headunit") { _ in SwiftLogNoOpLogHandler() })
  }

  /// The power was cut: nobody is answered any more.
  package var isDead: Bool { links.isDead }

  /// Our end of a new connection; `nil` once it is dead.
  package func connect(_ role: SocketRole) -> LinkConnection? {
    guard let (ours, theirs) = links.open(role) else { return nil }
    links.serve(theirs, on: role)
    return ours
  }

  /// Somebody to ask without lines; `nil` once it is dead.
  package func peer(_ role: SocketRole) async -> DirectPeer? {
    guard let (ours, theirs) = links.open(role) else { return nil }
    await unit.admit(theirs, on: role)
    links.serve(theirs, on: role)
    return DirectPeer(to: unit, from: ours, to: theirs)
  }

  /// Serves until ``end()``.
  package func live() async {
    await withDiscardingTaskGroup { group in
      group.addTask { await self.unit.run() }
      await withDiscardingTaskGroup { connections in
        for await arrival in links.arrivals {
          connections.addTask {
            await self.unit.serve(arrival.link, on: arrival.role)
            arrival.link.close()
            self.links.forget(arrival.link)
          }
        }
      }
      await unit.stop()
    }
    ending.finish()
  }

  /// Takes no more connections, commits what came, and returns when it is over.
  package func end() async {
    links.close()
    for await _ in ended {}
  }
}

/// The connections of one life.
private final class Links: Sendable {
  struct Arrival: Sendable {
    let link: LinkConnection
    let role: SocketRole
  }

  let arrivals: AsyncStream<Arrival>
  private let arriving: AsyncStream<Arrival>.Continuation
  private let state = Mutex(State())

  private struct State {
    var open: [LinkConnection] = []
    var isDead = false
  }

  init() { (arrivals, arriving) = AsyncStream.makeStream() }

  var isDead: Bool { state.withLock { $0.isDead } }

  /// Both ends of a new connection; `nil` after the power was cut.
  func open(_ role: SocketRole) -> (ours: LinkConnection, theirs: LinkConnection)? {
    let (ours, theirs) = LinkConnection.pair(limits: role == .phone ? .phone : .control)
    let isDead = state.withLock { state in
      if !state.isDead { state.open.append(theirs) }
      return state.isDead
    }
    return isDead ? nil : (ours, theirs)
  }

  func serve(_ link: LinkConnection, on role: SocketRole) {
    arriving.yield(Arrival(link: link, role: role))
  }

  func forget(_ link: LinkConnection) {
    state.withLock { $0.open.removeAll { $0.id == link.id } }
  }

  /// As a power cut does: both ends see the other gone.
  func cut() {
    let open = state.withLock { state in
      state.isDead = true
      return state.open
    }
    for link in open { link.close() }
  }

  func close() {
    for link in state.withLock({ $0.open }) { link.stopReading() }
    arriving.finish()
  }
}
