/// What an exploration came to. Equal for equal worlds and bounds, whatever ran it.
package struct ExplorationReport: Sendable {
  package let end: End
  /// Distinct states that were reached.
  package let states: Int
  /// Steps between them that were tried.
  package let edges: Int
  /// The longest way from the start that was needed to reach a state.
  package let depth: Int
  package let bytesPerState: Double
  package let distinctCars: Int
  package let distinctStores: Int
  package let documents: Int
  package let coverage: [(situation: Situation, count: Int)]
  /// How often each invariant could have been broken, see ``Invariant/risk``.
  package let risks: [(invariant: Invariant, count: Int)]
  package let reach: RowReach
  package let violation: Violation?

  /// Why it ended.
  package enum End: String, Hashable, Sendable {
    /// Everything that can be reached within the bounds was.
    case exhausted
    case depthReached = "depth_reached"
    case statesReached = "states_reached"
    case violated
  }
}
