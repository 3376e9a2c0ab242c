import CommandSupport

/// How many cases a second run in each kind of world.
struct ScenarioBenchmarkReport: Encodable, Sendable {
  let build: String
  /// Of one round.
  let cases: Int
  let jobs: Int
  /// It has five times the cases.
  let inProcess: Rates
  let daemon: Rates
  /// The baseline: commits of SQLite alone.
  let commits: Rates

  /// Rates of some rounds, each per second.
  struct Rates: Encodable, Sendable {
    let rounds: Int
    let median: Double
    let lowest: Double
    let highest: Double

    /// - Parameter rates: At least one.
    init(_ rates: [Double]) {
      let sorted = rates.sorted()
      precondition(!sorted.isEmpty, "what was not measured has no figures")
      rounds = sorted.count
      median = sorted[sorted.count / 2]
      lowest = sorted[0]
      highest = sorted[sorted.count - 1]
    }
  }

  var text: StyledText {
    var table = Table(["measured", "rounds", "median", "lowest", "highest"])
    for (name, rates) in [
      ("cases/s, head unit in this process", inProcess),
      ("cases/s, own headunitd", daemon),
      ("  SQLite commits/s, synchronous=FULL", commits),
    ] {
      table.add([
        Table.Cell(name, .strong), "\(rates.rounds)",
        Table.Cell(Self.rounded(rates.median), .strong),
        Table.Cell(Self.rounded(rates.lowest)), Table.Cell(Self.rounded(rates.highest)),
      ])
    }
    let note = StyledText("\(build) build; \(cases) cases a round, \(jobs) at once", .faint)
    return [table.text(), note].lines()
  }

  private static func rounded(_ rate: Double) -> String { "\(Int(rate.rounded()))" }
}
