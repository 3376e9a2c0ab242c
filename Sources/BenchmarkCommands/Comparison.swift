/// Ours against the least that the same work can cost on this machine, taken in turns.
struct Comparison: Hashable, Sendable, Codable {
  /// What was measured.
  let name: String
  let ours: Spread
  /// What the baseline does.
  let baselineName: String
  let baseline: Spread
  /// The medians, ours over the baseline.
  let ratio: Double

  init(_ name: String, _ ours: Samples, against baselineName: String, _ baseline: Samples) {
    self.name = name
    self.ours = ours.spread
    self.baselineName = baselineName
    self.baseline = baseline.spread
    ratio = self.ours.p50Microseconds / self.baseline.p50Microseconds
  }
}
