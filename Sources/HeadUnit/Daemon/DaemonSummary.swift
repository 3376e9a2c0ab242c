/// The daemon in one line, for whoever manages it.
struct DaemonSummary: Hashable, Sendable {
  let vehicles: Int
  let bonds: Int
  /// What a person should look at; `nil` when all is well.
  let standingFailure: String?

  var line: String {
    let counts = "\(Self.counted(vehicles, "vehicle")), \(Self.counted(bonds, "bond"))"
    return standingFailure.map { "\(counts); \($0)" } ?? counts
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
