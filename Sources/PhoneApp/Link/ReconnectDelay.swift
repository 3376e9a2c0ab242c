/// How long a phone waits before it looks for its car again: twice as long after each attempt in
/// vain, until the car has taken what it was brought.
package struct ReconnectDelay: Hashable, Sendable {
  /// Host time before the first attempt, in milliseconds.
  package static let milliseconds: Int64 = 250
  /// The longest wait, in milliseconds.
  package static let millisecondsMax: Int64 = 30_000

  /// Of the wait that comes next.
  private var coming = Self.milliseconds

  package init() {}

  /// No attempt was in vain since this was made, or since ``succeeded()``.
  package var isFirst: Bool { coming == Self.milliseconds }

  /// The host time to wait now, in milliseconds.
  package mutating func next() -> Int64 {
    defer { coming = min(2 * coming, Self.millisecondsMax) }
    return coming
  }

  /// Looks from now on as at first.
  package mutating func succeeded() { coming = Self.milliseconds }
}
