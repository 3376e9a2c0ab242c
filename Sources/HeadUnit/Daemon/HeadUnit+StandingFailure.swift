import Files
import GRDB
import Logging

/// What a person should look at, each kind apart: one that is over leaves the others.
enum StandingFailure: Int, CaseIterable, Hashable, Sendable {
  /// Something that was kept was not served at the start.
  case kept
  /// An entry of a journal that was asked for makes no sense.
  case journal
  /// The last commit failed for a reason that a person must see to.
  case storage
  /// The last reload failed.
  case reload
  /// World time is held until the host's clock has caught up.
  case hostClock
}

extension HeadUnit {
  /// What ``DaemonStatus`` tells; `nil` when all is well.
  var standingFailure: String? {
    let all = StandingFailure.allCases.compactMap { standingFailures[$0] }
    return all.isEmpty ? nil : all.joined(separator: "; ")
  }

  /// Has everybody see what is wrong, or that it is over.
  func report(_ kind: StandingFailure, _ text: String?) {
    guard standingFailures[kind] != text else { return }
    standingFailures[kind] = text
    publishSummary()
  }

  /// What a person must see to after a commit failed so; `nil` for what may pass by itself.
  static func standingFailure(of error: any Error) -> String? {
    switch error {
    case let error as FilePresence.Gone: "nothing is kept any more: \(error)"
    case let error as DatabaseError
    where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode):
      "the database is damaged; start the daemon again to save what can be read"
    default: nil
    }
  }
}

extension KeptWorld {
  /// Failures that the log tells one by one.
  private static let failuresListedMax = 20

  /// Has the log tell, once, what is not served and where it is now.
  ///
  /// - Parameters:
  ///   - logger: Where it is told at length.
  ///   - copy: The file that holds what was set aside.
  ///   - salvaged: What was saved of a damaged file at this start.
  /// - Returns: the same in short; `nil` when there is nothing to tell.
  func report(_ logger: Logger, copy: String?, salvaged: Salvage.Report?) -> String? {
    var reported: [String] = []
    if let salvaged {
      let rows = salvaged.rows.map { "\($0.table) \($0.count)" }.joined(separator: ", ")
      logger.error(
        "the database was damaged; what could be read of it was saved",
        metadata: ["why": "\(salvaged.why)", "file": "\(salvaged.copy)", "rows": "\(rows)"])
      reported.append("the database was damaged and is kept as \(salvaged.copy)")
    }
    for failure in failures.prefix(Self.failuresListedMax) {
      logger.error(
        failure.handling == .setAside ? "set aside: it makes no sense" : "withheld",
        metadata: [
          "vehicle": "\(failure.vehicle.map(Self.shown) ?? "none")", "part": "\(failure.part)",
          "why": "\(Self.shown(failure.why))",
        ])
    }
    if failures.count > Self.failuresListedMax {
      logger.error("and more of that", metadata: ["count": "\(failures.count)"])
    }
    let setAside = failures.count { $0.handling == .setAside }
    if setAside > 0 {
      let place = copy.map { " and kept in \($0)" } ?? ""
      reported.append("set aside at the start\(place): \(setAside); the log says what")
    }
    if failures.count > setAside {
      reported.append("withheld: \(failures.count - setAside); the log says what")
    }
    return reported.isEmpty ? nil : reported.joined(separator: "; ")
  }

  /// On one line, whatever stands in the file.
  private static func shown(_ text: String) -> String {
    String(
      text.prefix(200).map { $0.isNewline || $0.asciiValue.map { $0 < 32 } ?? false ? "?" : $0 })
  }
}
