import HeadUnit
import LinkTransport
package import Scenarios

/// A world without processes and sockets: a real head unit, over a database in memory, on the other
/// end of connections in this process. Every case gets a new one.
package actor InProcessWorld: ScenarioWorld {
  private let kit: CaseKit
  private let loop: LinkLoop
  private let empty: CacheDatabase

  /// - Throws: `StartRefusal` when no database can be made in memory.
  package init(_ kit: CaseKit) throws {
    self.kit = kit
    loop = LinkLoop()
    empty = try CacheDatabase()
  }

  package func run(_ scenario: ScenarioCase) async -> ScenarioFailure? {
    let bench: InProcessBench
    do {
      bench = try InProcessBench(
        on: try empty.copyInMemory(), loop, kit.catalog, start: scenario.world.start)
    } catch {
      return ScenarioFailure(
        place: SourcePlace(file: scenario.file, line: 1, column: 1), step: "start the head unit",
        expected: "a head unit", found: "\(error)")
    }
    return await withTaskGroup(of: Void.self) { group in
      group.addTask { await bench.live() }
      let failure = await CaseRun.run(scenario, on: bench, kit).failure
      await bench.close()
      return failure
    }
  }

  /// The thread of the loop ends; what SwiftNIO may report of that concerns nobody any more.
  package func close() async { try? await loop.shutDown() }
}
