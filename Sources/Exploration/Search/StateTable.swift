/// Every state that was reached, in the order it was, with the step that first led to it.
///
/// 22 bytes for each state, and 4 for each slot of an open-addressed index that is at most half
/// full: under 40 bytes in all.
struct StateTable: Sendable {
  private(set) var keys: [StateKey] = []
  private var parents: [UInt32] = []
  private var edges: [UInt16] = []
  /// A state's index and 1; 0 for a free slot.
  private var slots: [UInt32]

  init() { slots = Array(repeating: 0, count: 1 << 12) }

  var count: Int { keys.count }

  /// Bytes that a state takes, the free slots of the index shared out.
  var bytesPerState: Double {
    let state =
      MemoryLayout<StateKey>.stride + MemoryLayout<UInt32>.stride
      + MemoryLayout<UInt16>.stride
    return Double(state) + Double(slots.count * 4) / Double(max(1, count))
  }

  func contains(_ key: StateKey) -> Bool { slots[slot(of: key)] != 0 }

  /// - Returns: Whether the state is new.
  mutating func insert(_ key: StateKey, parent: Int, edge: Edge) -> Bool {
    if count * 2 >= slots.count { grow() }
    let slot = slot(of: key)
    guard slots[slot] == 0 else { return false }
    keys.append(key)
    parents.append(UInt32(parent))
    edges.append(edge.packed)
    slots[slot] = UInt32(keys.count)
    return true
  }

  /// The states from the start to one, with the step that led to each but the first.
  func path(to index: Int) -> [(key: StateKey, edge: Edge?)] {
    var path: [(key: StateKey, edge: Edge?)] = []
    var index = index
    while index > 0 {
      path.append((keys[index], Edge(packed: edges[index])))
      index = Int(parents[index])
    }
    path.append((keys[0], nil))
    return path.reversed()
  }

  private func slot(of key: StateKey) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: key.scattered) & mask
    while slots[slot] != 0, keys[Int(slots[slot]) - 1] != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, key) in keys.enumerated() {
      var slot = Int(truncatingIfNeeded: key.scattered) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = UInt32(index + 1)
    }
  }
}
