import ArgumentParser
import HeadUnit
import WorldTime

/// How much `headunitd` takes on.
struct LimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How many faults may be in force at once; default: 64.", valueName: "count"))
  var faultsMax: Int?

  @Option(
    help: ArgumentHelp(
      "Journal entries kept of one vehicle; default: 100000.", valueName: "count"))
  var journalEntriesMax: Int?

  @Option(
    help: ArgumentHelp(
      "How many may watch services and journals at once; default: 256.", valueName: "count"))
  var watchersMax: Int?

  @Option(
    help: ArgumentHelp(
      "Changes that wait for one slow watcher before it is told that it lags; default: 1024.",
      valueName: "count"))
  var watchBufferMax: Int?

  @Option(
    help: ArgumentHelp(
      "From one writing of the metrics file to the next; default: 15.",
      discussion: "Seconds, or a period such as 1min.", valueName: "seconds"))
  var metricsSeconds: String?
}

extension LimitOptions {
  /// A limit by the name of its setting, and what it may be.
  struct Limit {
    let name: String
    let option: String?
    let allowed: ClosedRange<Int>
    let place: WritableKeyPath<DaemonSettings, Int>
    /// What it counts, when that is time.
    var unit: PeriodUnit?

    /// - Throws: `TimeFormatError`.
    func count(_ text: String) throws(TimeFormatError) -> Int? {
      guard let unit else { return Int(text) }
      return try unit.count(text)
    }
  }

  var all: [Limit] {
    [
      Limit(
        name: "faults-max", option: faultsMax.map(String.init), allowed: 0...10_000,
        place: \.faultsMax),
      Limit(
        name: "journal-entries-max", option: journalEntriesMax.map(String.init),
        allowed: 1...10_000_000,
        place: \.journal.entriesMax),
      Limit(
        name: "watchers-max", option: watchersMax.map(String.init), allowed: 0...10_000,
        place: \.journal.watchersMax),
      Limit(
        name: "watch-buffer-max", option: watchBufferMax.map(String.init), allowed: 1...1_000_000,
        place: \.journal.watchBufferMax),
      Limit(
        name: "metrics-seconds", option: metricsSeconds, allowed: 1...86_400,
        place: \.metricsSeconds, unit: .seconds),
    ]
  }
}
