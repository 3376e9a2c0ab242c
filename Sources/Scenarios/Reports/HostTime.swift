/// How long something took, as reports write it.
enum HostTime {
  /// Seconds with three decimals.
  static func seconds(_ milliseconds: Double) -> String {
    let whole = whole(milliseconds)
    return "\(whole / 1_000).\(String(1_000 + whole % 1_000).dropFirst())"
  }

  /// Milliseconds, never below zero.
  static func whole(_ milliseconds: Double) -> Int {
    Int(min(max(0, milliseconds).rounded(), 1e15))
  }
}
