import LinkTransport
package import Scenarios

/// A world without processes, sockets and disks: a real head unit that keeps what it commits in
/// memory, and that the phone asks without lines. Every case gets a new one.
package final class InProcessWorld: ScenarioWorld {
  private let kit: CaseKit
  private let loop = LinkLoop()

  package init(_ kit: CaseKit) { self.kit = kit }

  package func run(_ scenario: ScenarioCase) async -> ScenarioFailure? {
    await withTaskExecutorPreference(loop.taskExecutor) { await begin(scenario) }
  }

  private func begin(_ scenario: ScenarioCase) async -> ScenarioFailure? {
    let handle: InProcessHandle
    do {
      handle = try InProcessHandle(on: loop, kit.catalog, start: scenario.world.start)
    } catch {
      return ScenarioFailure(
        place: SourcePlace(file: scenario.file, line: 1, column: 1), step: "start the head unit",
        expected: "a head unit", found: "\(error)")
    }
    return await withTaskGroup(of: Void.self) { group in
      group.addTask { await handle.live() }
      let failure = await CaseRun.run(scenario, on: handle, kit).failure
      await handle.close()
      return failure
    }
  }

  /// The thread of the loop ends; what SwiftNIO may report of that concerns nobody any more.
  package func close() async { try? await loop.shutDown() }
}
