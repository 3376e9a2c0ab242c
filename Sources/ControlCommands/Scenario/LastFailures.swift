import CommandSupport
import Files
import FoundationEssentials
import Glibc
import Scenarios

/// The cases that failed in the last run, kept for `--last-failed`. A run takes the place of the
/// one before it; a repetition takes away what passes by now. Where nothing failed nothing is kept.
struct LastFailures: Hashable, Codable {
  var failed: [Failed] = []

  struct Failed: Hashable, Codable {
    /// An absolute path.
    var file: String
    /// The id of the case.
    var id: String
  }

  /// The files in which they are, each once.
  var files: [String] {
    failed.reduce(into: []) { files, failed in
      if !files.contains(failed.file) { files.append(failed.file) }
    }
  }

  /// Larger than this is none of ours.
  private static let bytesMax = 1 << 28

  /// `$XDG_STATE_HOME/headunit/last-failed.json`, or the same in `~/.local/state`; `nil` when
  /// nothing says where that is.
  ///
  /// - Source: XDG Base Directory Specification 0.8.
  static func place(environment: [String: String]) -> String? {
    let name = "headunit/last-failed.json"
    if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") { return "\(state)/\(name)" }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return "\(home)/.local/state/\(name)"
  }
}

extension LastFailures {
  /// What was kept.
  ///
  /// - Throws: ``CommandFailure`` named `last_run_unknown` when it cannot be read.
  static func read(_ place: String?) throws(CommandFailure) -> LastFailures {
    guard let place else {
      throw unknown("neither XDG_STATE_HOME nor HOME names a folder in which it is kept")
    }
    do throws(PlainFile.Refusal) {
      let bytes = try PlainFile.read(place, bytesMax: bytesMax)
      guard let kept = try? JSONDecoder().decode(Self.self, from: Data(bytes)) else {
        throw PlainFile.Refusal.notText
      }
      return kept
    } catch .system(code: ENOENT) {
      return LastFailures()
    } catch {
      throw unknown("\(place) cannot be read: \(error)")
    }
  }

  private static func unknown(_ why: String) -> CommandFailure {
    CommandFailure(
      .usage, name: "last_run_unknown", what: "cannot tell what failed in the last run", why: why)
  }

  /// What is to be repeated after a run.
  ///
  /// - Parameters:
  ///   - report: What became of the run.
  ///   - repeated: What it repeated; of this, what it did not come to fails still.
  init(after report: ScenarioReport, repeating repeated: LastFailures?) {
    let reached = Set(report.outcomes.map(\.id))
    let here = FileManager.default.currentDirectoryPath
    failed = report.failures.map { outcome in
      Failed(
        file: outcome.file.hasPrefix("/") ? outcome.file : "\(here)/\(outcome.file)",
        id: outcome.id)
    }
    failed += (repeated?.failed ?? []).filter { !reached.contains($0.id) }
  }

  /// Keeps it.
  ///
  /// - Throws: What the system says.
  func keep(_ place: String) throws {
    guard !failed.isEmpty else {
      if unlink(place) != 0, errno != ENOENT { throw PlainFile.Refusal.system(code: errno) }
      return
    }
    let folder = String(place[..<(place.lastIndex(of: "/") ?? place.startIndex)])
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try JSONEncoder().encode(self).write(to: URL(filePath: place), options: .atomic)
  }
}
