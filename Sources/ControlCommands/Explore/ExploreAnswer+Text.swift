import CommandSupport
import Exploration

extension ExploreAnswer {
  /// For people, who also want to know how fast it was: `seconds` of host time.
  func text(seconds: Double) -> StyledText {
    let rate = seconds > 0 ? Int(Double(states) / seconds) : 0
    let facts = StyledText.facts([
      ("World", world), ("Car", "\(profile), \(product)"), ("Clock", clock),
      ("Rule switched off", broken),
      ("Bounds", span),
      ("States", "\(states), \(bytesPerState) bytes each"), ("Steps", "\(edges)"),
      ("Depth", "\(depth)"), ("Distinct", "\(distinctCars) cars, \(distinctStores) stores"),
      ("Rate", "\(rate) states/s"), ("Exhausted", exhausted ? "yes" : "no, \(end)"),
    ])
    guard let violation else {
      return
        ([StyledText("nothing broken", .good), facts, riskTable, coverageTable, rowTable]
        + warnings.map { StyledText("warning: \($0)", .waiting) }).lines()
    }
    let lead =
      StyledText("\(violation.invariant) broken", .bad)
      + " after \(violation.steps.count) steps: \(violation.sentence)"
    return [lead, facts, StyledText(diagram.joined(separator: "\n"))].lines()
  }

  private var span: String {
    "\(ticks) ticks of \(tickDays) days, \(revisions) revisions, \(inFlight) in flight"
      + (acts.map { ", \($0) acts after the first purchase" } ?? "")
  }

  private var clock: String {
    clockBackup
      ? "a battery behind it, never cold; --world cold has a car without"
      : "frozen without power, then cold\(carNote)"
  }

  private var riskTable: StyledText {
    var table = Table(["at risk", "", "when"])
    for row in risks {
      table.add([.init("\(row.count)"), .init(row.invariant, .strong), .init(row.risk)])
    }
    return table.text()
  }

  private var coverageTable: StyledText {
    var table = Table(["met", "situation"])
    for row in coverage { table.add([.init("\(row.count)"), .init(row.situation)]) }
    return table.text()
  }

  private var rowTable: StyledText {
    var table = Table(["cars", "row of the decision table"])
    for row in rows { table.add([.init("\(row.cars)"), .init(row.rule)]) }
    return table.text()
  }
}
