/// A state machine as Markdown: a Mermaid diagram and the table behind it.
struct MachineDrawing {
  struct Line: Hashable {
    let from: String
    let event: String
    let to: String
    /// What has to be so, for machines with conditions.
    var when: String?
  }

  /// In the machine's own order.
  let lines: [Line]
  /// States with reasons in brackets are drawn as one: `declined(lost_card)` as `declined`.
  static func node(_ state: String) -> String { String(state.prefix { $0 != "(" }) }

  var markdown: String {
    let hasConditions = lines.contains { $0.when != nil }
    let rows = lines.map { line in
      "| \(line.from) | \(line.event) | \(hasConditions ? "\(line.when ?? "") | " : "")\(line.to) |"
        .replacing("|  |", with: "| |")
    }
    let head =
      hasConditions
      ? "| From | Event | When | To |\n|---|---|---|---|" : "| From | Event | To |\n|---|---|---|"
    return """
      ```mermaid
      \(diagram.joined(separator: "\n"))
      ```

      \(head)
      \(rows.joined(separator: "\n"))

      """
  }

  /// One arrow for each pair of states, with every event that leads from one to the other.
  private var diagram: [String] {
    var arrows: [(from: String, to: String, events: [String])] = []
    for line in lines {
      let (from, to, event) = (
        Self.node(line.from), Self.node(line.to), Self.node(line.event)
      )
      if let index = arrows.firstIndex(where: { $0.from == from && $0.to == to }) {
        if !arrows[index].events.contains(event) { arrows[index].events.append(event) }
      } else {
        arrows.append((from, to, [event]))
      }
    }
    let left = Set(arrows.filter { $0.from != $0.to }.map(\.from))
    let ends = arrows.map(\.to).filter { !left.contains($0) }
    let last = ends.enumerated().filter { ends[..<$0.offset].contains($0.element) == false }
    return ["stateDiagram-v2"] + arrows.prefix(1).map { "  [*] --> \($0.from)" }
      + arrows.map { arrow in
        "  \(arrow.from) --> \(arrow.to): \(arrow.events.joined(separator: ", "))"
      } + last.map { "  \($0.element) --> [*]" }
  }
}
