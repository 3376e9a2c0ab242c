import Entitlements

/// A violation as store, phone, link and car see it, one line for each step, in plain text of at
/// most ``columnsMax`` columns.
package struct SequenceDiagram: Hashable, Sendable {
  package let lines: [String]
  package static let columnsMax = 100

  package init(_ violation: Violation) {
    let heads = Self.columns.map { Self.padded($0.name, to: Self.columnWidth) }
    var lines = [Self.padded("", to: Self.leadColumns) + heads.joined() + "service"]
    for (index, step) in violation.steps.enumerated() {
      let number = Self.padded("\(index + 1)", to: 4)
      let lead = Self.padded(number + "\(step.at)".prefix(16), to: Self.leadColumns)
      lines.append(lead + Self.columns(of: step) + step.outcome)
    }
    if violation.isAfterHealing {
      lines.append(
        Self.padded("", to: Self.leadColumns)
          + "then power, link and clocks are right again, and the newest document is taken")
    }
    self.lines = lines.map { String($0.prefix(Self.columnsMax)).trimmingEnd() }
  }

  private static let leadColumns = 22
  private static let columnWidth = 13
  private static let columns: [(name: String, place: ExplorationEvent.Place)] = [
    ("store", .store), ("phone", .phone), ("link", .link), ("car", .car),
  ]

  /// The step's words in the column where it happens, and the line of each of the others.
  private static func columns(of step: Violation.Step) -> String {
    if step.event.place == .everywhere {
      let words = " \(step.event.name) "
      let rest = columnWidth * columns.count - words.count - 2
      return "--" + words + String(repeating: "-", count: rest - 2) + "  "
    }
    var text = ""
    for column in columns {
      text += padded(column.place == step.event.place ? step.words : "|", to: columnWidth)
      // What is longer than its column takes from the next ones.
      while text.count > columnWidth * columns.count { text.removeLast() }
    }
    return text
  }

  private static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(text.count < columns ? 0 : 1, columns - text.count))
  }
}

extension Violation.Step {
  /// Such as `push v2`.
  package var words: String { event.shortName + (version.map { " v\($0)" } ?? "") }

  /// Such as `active (paid)`.
  package var outcome: String { "\(state.rawValue) (\(reason.name))" }
}

extension ExplorationEvent {
  /// ``name``, short enough for a column.
  fileprivate var shortName: String {
    switch self {
    case .acknowledge: "ack"
    case .loseAcknowledgement: "lose ack"
    case .timeoutBefore: "lost charge"
    case .timeoutAfter: "lost answer"
    case .wallForward: "wall +42 d"
    case .wallBack: "wall -42 d"
    case .wallRight: "wall right"
    default: name
    }
  }
}

extension String {
  fileprivate func trimmingEnd() -> String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
