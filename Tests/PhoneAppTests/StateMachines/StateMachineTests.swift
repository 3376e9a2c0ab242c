import NissanStore
import TestSupport
import Testing

@Suite struct StateMachineTests {
  @Test func `docs/state-machines.md is what the tables say`() throws {
    let text = try StateMachineDocument().text()
    #expect(
      try Repository.document("docs/state-machines.md", writtenFrom: text) == text,
      "run `UPDATE_DOCS=1 swift test --filter StateMachineTests` and commit the page")
  }

  @Test func `every state and every line of the tables is drawn`() {
    let orders = StateMachineDocument.order.lines
    // What is folded are the six lines that each decline has.
    #expect(
      orders.count == OrderMachine.transitions.count - 6 * (DeclineCode.allCases.count - 1))
    #expect(orders.filter { $0.from == "declined(code)" }.map(\.to).sorted().count == 4)
    #expect(
      StateMachineDocument.subscription.lines.count == SubscriptionMachine.transitions.count)
    for state in OrderMachine.states.map({ MachineDrawing.node("\($0)") }) {
      #expect(StateMachineDocument.order.markdown.contains("--> \(state): "))
    }
    for state in SubscriptionMachine.states.map({ MachineDrawing.node("\($0)") }) {
      #expect(StateMachineDocument.subscription.markdown.contains("--> \(state): "))
    }
  }

  @Test func `a pairing bonds by one way only, and everything else fails it`() throws {
    let drawing = try PairingDrawing()
    for machine in [drawing.phone, drawing.car] {
      let way = machine.lines.filter { $0.to != "failed" }
      #expect(way.first?.from == "idle")
      #expect(way.last?.to == "bonded")
      #expect(zip(way, way.dropFirst()).allSatisfy { $0.to == $1.from })
      #expect(Set(way.map(\.from)).count == way.count)
      let states = Set(machine.lines.map(\.from))
      #expect(Set(machine.lines.filter { $0.to == "failed" }.map(\.from)) == states)
    }
  }

  @Test func `states with reasons are drawn as one, and ends are ends`() {
    let drawing = MachineDrawing(lines: [
      .init(from: "a", event: "go(1)", to: "b(1)"), .init(from: "a", event: "go(2)", to: "b(2)"),
      .init(from: "a", event: "stay", to: "a"),
    ])
    #expect(
      drawing.markdown.hasPrefix(
        "```mermaid\n"
          + "stateDiagram-v2\n  [*] --> a\n  a --> b: go\n  a --> a: stay\n  b --> [*]\n```\n"
      ))
    #expect(drawing.markdown.contains("| a | go(2) | b(2) |"))
  }
}
