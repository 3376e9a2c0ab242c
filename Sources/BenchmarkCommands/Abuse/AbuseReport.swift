import CommandSupport

/// What each attack did to somebody else.
struct AbuseReport: Encodable, Sendable {
  struct Row: Encodable, Sendable {
    let attack: String
    let alone: Spread
    let beside: Spread
    /// The medians, beside the attack over alone.
    let medianRatio: Double
    /// The 99th percentiles.
    let p99Ratio: Double

    init(attack: String, alone: Spread, beside: Spread) {
      (self.attack, self.alone, self.beside) = (attack, alone, beside)
      medianRatio = beside.p50Microseconds / alone.p50Microseconds
      p99Ratio = beside.p99Microseconds / alone.p99Microseconds
    }
  }

  let build = Report.build
  /// The attacker was another user, without rights.
  let isOtherUser: Bool
  /// All that was measured without an attack.
  let alone: Spread
  let rows: [Row]

  private static let shownMax = 10

  /// The attacks that cost others most, and the worst of all.
  var text: StyledText {
    var table = Table(["attack", "calls", "p50", "p99", "p50 ratio", "p99 ratio"])
    for row in rows.sorted(by: { $0.medianRatio > $1.medianRatio }).prefix(Self.shownMax) {
      table.add([
        Table.Cell(row.attack, .strong), "\(row.beside.samples)",
        "\(Report.duration(row.beside.p50Microseconds))",
        "\(Report.duration(row.beside.p99Microseconds))",
        "\(Report.decimal(row.medianRatio, places: 2))×",
        "\(Report.decimal(row.p99Ratio, places: 2))×",
      ])
    }
    let worst = rows.map(\.medianRatio).max() ?? 0
    let slowest = rows.max { $0.p99Ratio < $1.p99Ratio }
    let note = StyledText(
      """
      \(build) build; \(rows.count) attacks\(isOtherUser ? " by another user" : ""), the worst of \
      them shown; alone p50 \(Report.duration(alone.p50Microseconds)), p99 \
      \(Report.duration(alone.p99Microseconds)); worst p50 \(Report.decimal(worst, places: 2))×, \
      worst p99 \(Report.decimal(slowest?.p99Ratio ?? 0, places: 2))× (\(slowest?.attack ?? "none"))
      """, .faint)
    return [table.text(), note].lines()
  }
}
