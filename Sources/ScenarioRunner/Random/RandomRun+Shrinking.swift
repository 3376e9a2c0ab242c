package import Scenarios

extension RandomRun {
  /// Fewer steps that fail too, by leaving out ever smaller parts.
  ///
  /// - Parameters:
  ///   - steps: Steps that fail.
  ///   - failure: How they fail.
  ///   - fails: Runs a scenario in a fresh world.
  /// - Returns: Steps of which none can be left out alone, and how they fail.
  /// - Source: Zeller and Hildebrandt, delta debugging (ddmin), 2002.
  package func shrink(
    _ steps: [RandomStep], _ failure: ScenarioFailure,
    fails: (ScenarioCase) async -> ScenarioFailure?
  ) async -> (steps: [RandomStep], failure: ScenarioFailure) {
    var (best, why) = (steps, failure)
    var size = max(1, best.count / 2)
    while true {
      var didShrink = false
      var start = 0
      while start < best.count {
        var fewer = best
        fewer.removeSubrange(start..<min(best.count, start + size))
        if let again = await fails(scenario(fewer)) {
          (best, why, didShrink) = (fewer, again, true)
        } else {
          start += size
        }
      }
      if size == 1, !didShrink { return (best, why) }
      size = max(1, size / 2)
    }
  }
}
