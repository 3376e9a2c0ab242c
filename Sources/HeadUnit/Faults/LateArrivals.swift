/// Lines that were held, have been let go, and are being handled.
struct LateArrivals {
  /// By connection; none is 0.
  private var handled: [UInt64: Int] = [:]
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// Nothing is being handled.
  var isEmpty: Bool { handled.isEmpty }

  /// A line has been let go on a connection.
  mutating func begin(on connection: UInt64) { handled[connection, default: 0] += 1 }

  /// A line has had its effect.
  mutating func end(on connection: UInt64) {
    guard let count = handled[connection] else { return }
    handled[connection] = count > 1 ? count - 1 : nil
    wakeIfEmpty()
  }

  /// A connection is over: nothing of it will have an effect.
  mutating func forget(_ connection: UInt64) {
    guard handled.removeValue(forKey: connection) != nil else { return }
    wakeIfEmpty()
  }

  /// Resumes `continuation` when everything has had its effect.
  mutating func whenEmpty(_ continuation: CheckedContinuation<Void, Never>) {
    waiting.append(continuation)
    wakeIfEmpty()
  }

  private mutating func wakeIfEmpty() {
    guard handled.isEmpty else { return }
    for continuation in waiting { continuation.resume() }
    waiting = []
  }
}
