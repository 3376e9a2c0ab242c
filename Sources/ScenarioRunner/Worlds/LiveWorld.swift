import LinkTransport
package import Scenarios

/// A world at a running daemon that others may use: it brings its own vehicles and takes them away
/// again, moves world time on and never back, and neither stops nor kills anything.
package struct LiveWorld: ScenarioWorld {
  private let handle: SocketHandle
  private let kit: CaseKit

  package init(_ kit: CaseKit, controlSocket: String, phoneSocket: String) {
    self.kit = kit
    handle = SocketHandle(
      on: .ofThisProcess, controlSocket: controlSocket, phoneSocket: phoneSocket)
  }

  package func run(_ scenario: ScenarioCase) async -> ScenarioFailure? {
    await CaseRun.run(scenario, on: handle, kit).failure
  }

  package func close() async {}
}
