import FoundationEssentials

/// Puts the JSON reports of shards together again.
package enum ReportMerge {
  /// Why reports cannot be put together; the description names the file.
  package struct Refusal: Error, Hashable, CustomStringConvertible {
    package let description: String
  }

  /// - Parameter reports: Names, such as paths, and the bytes of JSON reports.
  /// - Returns: One report, as if there had been no shards.
  /// - Throws: ``Refusal`` when a text is no report, a case is in two of them or in a shard that
  ///   it does not belong to, or a shard is missing.
  package static func merge(
    _ reports: [(name: String, bytes: [UInt8])]
  ) throws(Refusal) -> ScenarioReport {
    var read: [Named] = []
    for report in reports { read.append(try self.read(report.name, report.bytes)) }
    guard let first = read.first else { throw Refusal(description: "there is no report to merge") }
    if first.report.shard == nil { try checkWhole(read) } else { try checkShards(read) }
    try checkOverlap(read)
    guard read.contains(where: { !$0.report.outcomes.isEmpty }) else {
      throw Refusal(description: "they hold no case")
    }
    return ScenarioReport(outcomes: read.flatMap(\.report.outcomes))
  }

  /// A report and the file it came from.
  private struct Named {
    let name: String
    let report: ScenarioReport
  }

  private static func read(_ name: String, _ bytes: [UInt8]) throws(Refusal) -> Named {
    let read: JSONReport
    do {
      read = try JSONDecoder().decode(JSONReport.self, from: Data(bytes))
    } catch {
      throw Refusal(description: "‘\(name)’ is no JSON report of scenarios")
    }
    guard read.schema == JSONReport.schemaVersion else {
      throw Refusal(
        description: "‘\(name)’ has schema \(read.schema);"
          + " this version reads \(JSONReport.schemaVersion)")
    }
    if read.interrupted == true {
      throw Refusal(description: "the run of ‘\(name)’ was interrupted: cases are missing")
    }
    var shard: Shard?
    do throws(Shard.FormatError) {
      shard = try read.shard.map { slice throws(Shard.FormatError) in
        try Shard(index: slice.index, of: slice.of)
      }
    } catch {
      throw Refusal(description: "‘\(name)’: \(error.description)")
    }
    let outcomes = read.outcomes.map(\.outcome)
    guard outcomes.count == read.cases, outcomes.count(where: { $0.failure != nil }) == read.failed
    else {
      throw Refusal(description: "‘\(name)’ was cut: its counts do not fit its cases")
    }
    return Named(name: name, report: ScenarioReport(shard: shard, outcomes: outcomes))
  }

  private static func checkWhole(_ reports: [Named]) throws(Refusal) {
    if let slice = reports.first(where: { $0.report.shard != nil }) {
      throw Refusal(
        description: "‘\(slice.name)’ is a shard and ‘\(reports[0].name)’ is not; merge one kind")
    }
  }

  private static func checkShards(_ reports: [Named]) throws(Refusal) {
    let count = reports[0].report.shard?.count ?? 0
    var names: [Int: String] = [:]
    for report in reports {
      guard let shard = report.report.shard, shard.count == count else {
        let other = report.report.shard.map { "shard \($0)" } ?? "no shard"
        throw Refusal(
          description: "‘\(reports[0].name)’ is one of \(count) shards and ‘\(report.name)’ is"
            + " \(other)")
      }
      if let other = names.updateValue(report.name, forKey: shard.index) {
        throw Refusal(
          description: "shard \(shard) is there twice: ‘\(other)’ and ‘\(report.name)’")
      }
      if let stray = report.report.outcomes.first(where: { !shard.contains($0.id) }) {
        throw Refusal(
          description: "‘\(stray.id)’ in ‘\(report.name)’ does not belong to shard \(shard)")
      }
    }
    let missing = (1...max(1, count)).filter { names[$0] == nil }
    guard missing.isEmpty else {
      let list = missing.map { "\($0)/\(count)" }.joined(separator: ", ")
      throw Refusal(description: "missing: \(list)")
    }
  }

  private static func checkOverlap(_ reports: [Named]) throws(Refusal) {
    var owners: [String: String] = [:]
    for report in reports {
      for outcome in report.report.outcomes {
        if let other = owners.updateValue(report.name, forKey: outcome.id) {
          throw Refusal(
            description: "‘\(outcome.id)’ is there twice: in ‘\(other)’ and in ‘\(report.name)’")
        }
      }
    }
  }
}
