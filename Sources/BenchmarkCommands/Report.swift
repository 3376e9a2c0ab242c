import CommandSupport

/// All rows of one run.
struct Report: Encodable, Sendable {
  let build: String
  let rows: [Comparison]

  /// Figures of a debug build say nothing of the product.
  static var build: String {
    #if DEBUG
    "debug"
    #else
    "release"
    #endif
  }

  var text: StyledText {
    var table = Table(["measured", "samples", "p50", "p95", "p99", "ratio"])
    for row in rows {
      table.add([
        Table.Cell(row.name, .strong), "\(row.ours.samples)",
        "\(Self.duration(row.ours.p50Microseconds))", "\(Self.duration(row.ours.p95Microseconds))",
        "\(Self.duration(row.ours.p99Microseconds))",
        Table.Cell("\(Self.decimal(row.ratio, places: 2))×", .strong),
      ])
      table.add([
        Table.Cell("  \(row.baselineName)", .faint), "\(row.baseline.samples)",
        "\(Self.duration(row.baseline.p50Microseconds))",
        "\(Self.duration(row.baseline.p95Microseconds))",
        "\(Self.duration(row.baseline.p99Microseconds))", "1",
      ])
    }
    let note = StyledText("\(build) build; ours above its baseline, both taken in turns", .faint)
    return [table.text(), note].lines()
  }

  static func duration(_ microseconds: Double) -> String {
    microseconds < 1_000
      ? "\(decimal(microseconds, places: 1)) µs"
      : "\(decimal(microseconds / 1_000, places: 2)) ms"
  }

  /// Rounded, with exactly so many places.
  static func decimal(_ value: Double, places: Int) -> String {
    let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
    let scaled = Int((value * Double(scale)).rounded())
    let fraction = "\(scaled % scale)"
    return "\(scaled / scale)." + String(repeating: "0", count: places - fraction.count) + fraction
  }
}
