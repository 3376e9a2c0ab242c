package import WorldTime

extension Instant {
  /// For people, and still to be pasted into a command: `2026-02-28 10:00:00Z`, with
  /// milliseconds only when there are any.
  package var displayed: String {
    let text = description.replacing("T", with: " ", maxReplacements: 1)
    return text.hasSuffix(".000Z") ? text.dropLast(5) + "Z" : text
  }

  /// ``displayed`` and how far from `now` it is: `2026-02-28 10:00:00Z (in 28 d)`.
  package func displayed(from now: Instant) -> String {
    let distance = milliseconds(since: now)
    guard distance != 0 else { return "\(displayed) (now)" }
    let span = Self.span(distance.magnitude)
    return distance > 0 ? "\(displayed) (in \(span))" : "\(displayed) (\(span) ago)"
  }

  /// The two largest units: `28 d`, `9 min 30 s`, `250 ms`.
  ///
  /// The units are the same in every language of the store, but for `dayUnit`.
  package static func span(_ milliseconds: UInt64, dayUnit: String = "d") -> String {
    let units: [(UInt64, String)] = [
      (86_400_000, dayUnit), (3_600_000, "h"), (60_000, "min"), (1_000, "s"), (1, "ms"),
    ]
    let first = units.firstIndex { milliseconds >= $0.0 } ?? units.count - 1
    var rest = milliseconds
    return units[first...].prefix(2).compactMap { size, name -> String? in
      defer { rest %= size }
      return rest / size > 0 ? "\(rest / size) \(name)" : nil
    }.joined(separator: " ")
  }
}
