/// A value that an ``Interner`` numbers.
protocol Internable: Sendable {
  associatedtype CanonicalState: Hashable & Sendable
  /// Values that are alike here have one number: whatever happens to them, they stay alike.
  var canonicalState: CanonicalState { get }
}

/// Numbers values in the order in which they are first met, from 0.
struct Interner<Value: Internable>: Sendable {
  private(set) var values: [Value] = []
  private var canonicalStates: [Value.CanonicalState] = []
  /// The newest value of each hash, and for each value the next older one of the same hash.
  private var newest: [Int: Int32] = [:]
  private var older: [Int32] = []

  var count: Int { values.count }
  subscript(number: Int) -> Value { values[number] }

  /// - Returns: The value's number, and whether it is new.
  mutating func number(of value: Value) -> (Int, isNew: Bool) {
    let canonicalState = value.canonicalState
    let hash = canonicalState.hashValue
    var candidate = newest[hash] ?? -1
    while candidate >= 0 {
      if canonicalStates[Int(candidate)] == canonicalState { return (Int(candidate), false) }
      candidate = older[Int(candidate)]
    }
    older.append(newest[hash] ?? -1)
    newest[hash] = Int32(values.count)
    values.append(value)
    canonicalStates.append(canonicalState)
    return (values.count - 1, true)
  }
}
