/// A value that an ``Interner`` numbers.
protocol Internable: Sendable {
  associatedtype Likeness: Hashable & Sendable
  /// Values that are alike here have one number: whatever happens to them, they stay alike.
  var likeness: Likeness { get }
}

/// Numbers values in the order in which they are first met, from 0.
struct Interner<Value: Internable>: Sendable {
  private(set) var values: [Value] = []
  private var likenesses: [Value.Likeness] = []
  /// The newest value of each hash, and for each value the next older one of the same hash.
  private var newest: [Int: Int32] = [:]
  private var older: [Int32] = []

  var count: Int { values.count }
  subscript(number: Int) -> Value { values[number] }

  /// - Returns: The value's number, and whether it is new.
  mutating func number(of value: Value) -> (Int, isNew: Bool) {
    let likeness = value.likeness
    let hash = likeness.hashValue
    var candidate = newest[hash] ?? -1
    while candidate >= 0 {
      if likenesses[Int(candidate)] == likeness { return (Int(candidate), false) }
      candidate = older[Int(candidate)]
    }
    older.append(newest[hash] ?? -1)
    newest[hash] = Int32(values.count)
    values.append(value)
    likenesses.append(likeness)
    return (values.count - 1, true)
  }
}
