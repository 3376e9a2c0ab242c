import CommandSupport

/// What a daemon with many cars takes.
struct FleetReport: Encodable, Sendable {
  /// One step against its baseline.
  struct Step: Encodable, Sendable {
    let name: String
    let seconds: Double
    let baselineName: String
    let baselineSeconds: Double
    let ratio: Double

    init(_ name: String, _ nanoseconds: Int64, against baselineName: String, _ baseline: Int64) {
      self.name = name
      seconds = Double(nanoseconds) / 1e9
      self.baselineName = baselineName
      baselineSeconds = Double(baseline) / 1e9
      ratio = seconds / baselineSeconds
    }
  }

  /// Memory at one moment, as the daemon itself tells it.
  struct Memory: Encodable, Sendable {
    let moment: String
    let memoryBytes: Int?
    let bytesPerVehicle: Int?
  }

  let build = Report.build
  let vehicles: Int
  let documentBytes: Int
  /// Services that changed during the year.
  let changes: Int
  let steps: [Step]
  let memory: [Memory]

  var text: StyledText {
    var table = Table(["\(vehicles) vehicles", "seconds", "a vehicle", "ratio"])
    for step in steps {
      table.add([
        Table.Cell(step.name, .strong), "\(Report.decimal(step.seconds, places: 2))",
        "\(Report.decimal(step.seconds / Double(vehicles) * 1e6, places: 1)) µs",
        Table.Cell("\(Report.decimal(step.ratio, places: 1))×", .strong),
      ])
      table.add([
        Table.Cell("  \(step.baselineName)", .faint),
        "\(Report.decimal(step.baselineSeconds, places: 2))",
        "\(Report.decimal(step.baselineSeconds / Double(vehicles) * 1e6, places: 1)) µs", "1",
      ])
    }
    var space = Table(["memory", "resident", "a vehicle, at most"])
    for moment in memory {
      let resident = moment.memoryBytes.map {
        "\(Report.decimal(Double($0) / 1_048_576, places: 1)) MiB"
      }
      let each = moment.bytesPerVehicle.map { "\($0) bytes" }
      space.add([
        Table.Cell(moment.moment, .strong), Table.Cell(resident ?? ""), Table.Cell(each ?? ""),
      ])
    }
    let note = StyledText(
      "\(build) build; documents of \(documentBytes) bytes; \(changes) changes in the year",
      .faint)
    return [table.text(), space.text(), note].lines()
  }
}
