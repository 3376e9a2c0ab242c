/// The outcomes of a matrix over cars as a table: services (or products) down, families of cars
/// across.
struct ReportGrid {
  /// As much as a terminal shows; more families go into a table below.
  static let columnsMax = 100

  /// `[service: [family: (passed, all)]]`.
  private var cells: [String: [String: Cell]] = [:]
  private var families: Set<String> = []

  private struct Cell {
    var passed = 0
    var all = 0

    /// `12`, or `11/12 ✘`.
    var text: String { passed == all ? "\(all)" : "\(passed)/\(all) ✘" }
  }

  init(_ outcomes: [ScenarioOutcome]) {
    for outcome in outcomes {
      func parameter(_ name: String) -> String? {
        outcome.parameters.first { $0.name == name }?.value
      }
      guard let row = parameter("service") ?? parameter("product"),
        let family = parameter("profile")?.split(separator: "/").first.map(String.init)
      else { continue }
      families.insert(family)
      cells[row, default: [:]][family, default: Cell()].all += 1
      if outcome.failure == nil { cells[row]?[family]?.passed += 1 }
    }
  }

  /// Empty when no case is about a service and a car.
  var lines: [String] {
    let rows = cells.keys.sorted()
    let margin = (rows.map(\.count).max() ?? 0) + 2
    var lines: [String] = []
    var columns: [(family: String, width: Int)] = []
    var width = margin
    for family in families.sorted() {
      let texts = rows.map { cells[$0]?[family]?.text.count ?? 1 }
      let column = max(family.count, texts.max() ?? 0) + 2
      if width + column > Self.columnsMax, !columns.isEmpty {
        lines += table(rows, margin, columns) + [""]
        (columns, width) = ([], margin)
      }
      columns.append((family, column))
      width += column
    }
    return columns.isEmpty ? lines : lines + table(rows, margin, columns)
  }

  private func table(
    _ rows: [String], _ margin: Int, _ columns: [(family: String, width: Int)]
  ) -> [String] {
    func line(_ head: String, _ texts: [String]) -> String {
      let cells = zip(texts, columns).map { $0.padded(to: $1.width) }.joined()
      let whole = head.padded(to: margin) + cells
      return String(whole.reversed().drop { $0 == " " }.reversed())
    }
    return [line("", columns.map(\.family))]
      + rows.map { row in
        line(row, columns.map { cells[row]?[$0.family]?.text ?? "·" })
      }
  }
}
