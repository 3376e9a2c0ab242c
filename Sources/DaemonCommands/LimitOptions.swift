import ArgumentParser
import HeadUnit

/// How much `headunitd` takes on.
struct LimitOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How many faults may be in force at once; 64 when left out.", valueName: "count"))
  var faultsMax: Int?

  @Option(
    help: ArgumentHelp(
      "Journal entries kept of one vehicle; 100000 when left out.", valueName: "count"))
  var journalEntriesMax: Int?

  @Option(
    help: ArgumentHelp(
      "How many may watch services and journals at once; 256 when left out.", valueName: "count"))
  var watchersMax: Int?

  @Option(
    help: ArgumentHelp(
      "Changes that wait for one slow watcher before it is told that it lags; 1024 when left out.",
      valueName: "count"))
  var watchBufferMax: Int?

  @Option(
    help: ArgumentHelp(
      "From one writing of the metrics file to the next; 15 when left out.",
      valueName: "seconds"))
  var metricsSeconds: Int?
}

extension LimitOptions {
  /// A limit by the name of its setting, and what it may be.
  struct Limit {
    let name: String
    let option: Int?
    let allowed: ClosedRange<Int>
    let place: WritableKeyPath<DaemonSettings, Int>
  }

  var all: [Limit] {
    [
      Limit(name: "faults-max", option: faultsMax, allowed: 0...10_000, place: \.faultsMax),
      Limit(
        name: "journal-entries-max", option: journalEntriesMax, allowed: 1...10_000_000,
        place: \.journal.entriesMax),
      Limit(
        name: "watchers-max", option: watchersMax, allowed: 0...10_000,
        place: \.journal.watchersMax),
      Limit(
        name: "watch-buffer-max", option: watchBufferMax, allowed: 1...1_000_000,
        place: \.journal.watchBufferMax),
      Limit(
        name: "metrics-seconds", option: metricsSeconds, allowed: 1...86_400,
        place: \.metricsSeconds),
    ]
  }
}
