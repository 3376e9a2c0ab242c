import Entitlements

/// A violation as store, phone, link and car see it, one line for each step, in plain text of at
/// most ``columnsMax`` columns.
package struct SequenceDiagram: Hashable, Sendable {
  package let lines: [String]
  package static let columnsMax = 100

  package init(_ violation: Violation) {
    let heads = Self.lanes.map { Self.padded($0.name, to: Self.laneColumns) }
    var lines = [Self.padded("", to: Self.leadColumns) + heads.joined() + "service"]
    for (index, step) in violation.steps.enumerated() {
      let number = Self.padded("\(index + 1)", to: 4)
      let lead = Self.padded(number + "\(step.at)".prefix(16), to: Self.leadColumns)
      lines.append(lead + Self.lanes(of: step) + step.outcome)
    }
    if violation.isAfterHealing {
      lines.append(
        Self.padded("", to: Self.leadColumns)
          + "then power, link and clocks are right again, and the newest document is taken")
    }
    self.lines = lines.map { String($0.prefix(Self.columnsMax)).trimmingEnd() }
  }

  private static let leadColumns = 22
  private static let laneColumns = 13
  private static let lanes: [(name: String, place: ExplorationEvent.Place)] = [
    ("store", .store), ("phone", .phone), ("link", .link), ("car", .car),
  ]

  /// The step's words in the lane where it happens, and the line of each of the others.
  private static func lanes(of step: Violation.Step) -> String {
    if step.event.place == .everywhere {
      let words = " \(step.event.name) "
      let rest = laneColumns * lanes.count - words.count - 2
      return "--" + words + String(repeating: "-", count: rest - 2) + "  "
    }
    var text = ""
    for lane in lanes {
      text += padded(lane.place == step.event.place ? step.words : "|", to: laneColumns)
      // What is longer than its lane takes from the next ones.
      while text.count > laneColumns * lanes.count { text.removeLast() }
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
  /// ``name``, short enough for a lane.
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
