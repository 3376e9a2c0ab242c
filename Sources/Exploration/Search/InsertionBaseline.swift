/// The least that a search of so many states and steps can cost: as many keys drawn at random and
/// put into the same table, each looked for as often as steps lead to it.
package struct InsertionBaseline: Sendable {
  package let states: Int
  package let edges: Int

  package init(of report: ExplorationReport) {
    (states, edges) = (report.states, report.edges)
  }

  /// - Returns: How many keys were kept.
  package func run() -> Int {
    var table = StateTable()
    var seed: UInt64 = 1
    for number in 0..<max(states, edges) {
      // As many different keys as there are states, met again in another order.
      let drawn = UInt64(number < states ? number : Int(Self.next(&seed) % UInt64(states)))
      var state = drawn &+ 0x9E37_79B9_7F4A_7C15
      let key = StateKey(low: Self.next(&state), high: Self.next(&state))
      _ = table.insert(key, parent: 0, edge: Edge(.tick))
    }
    return table.count
  }

  /// - Source: Steele, Lea and Flood, SplitMix64.
  private static func next(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
