/// Something that one task at a time may do, in the order of asking.
struct SerialGate {
  private var isTaken = false
  private var waiting: [CheckedContinuation<Void, Never>] = []

  /// Resumes `continuation` when it is its turn; whoever has it gives it back.
  mutating func enter(_ continuation: CheckedContinuation<Void, Never>) {
    if isTaken { return waiting.append(continuation) }
    isTaken = true
    continuation.resume()
  }

  /// The next one that waits may go on.
  mutating func leave() {
    guard !waiting.isEmpty else { return isTaken = false }
    waiting.removeFirst().resume()
  }
}
