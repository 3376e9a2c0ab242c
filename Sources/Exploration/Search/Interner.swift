/// Numbers values in the order in which they are first met, from 0.
struct Interner<Value: Hashable & Sendable>: Sendable {
  private(set) var values: [Value] = []
  /// The newest value of each hash, and for each value the next older one of the same hash.
  private var newest: [Int: Int32] = [:]
  private var older: [Int32] = []

  var count: Int { values.count }
  subscript(number: Int) -> Value { values[number] }

  /// - Returns: The value's number, and whether it is new.
  mutating func number(of value: Value) -> (Int, isNew: Bool) {
    let hash = value.hashValue
    var candidate = newest[hash] ?? -1
    while candidate >= 0 {
      if values[Int(candidate)] == value { return (Int(candidate), false) }
      candidate = older[Int(candidate)]
    }
    older.append(newest[hash] ?? -1)
    newest[hash] = Int32(values.count)
    values.append(value)
    return (values.count - 1, true)
  }
}
