/// Ours against the least that the same work can cost on this machine, taken in turns.
struct Comparison: Hashable, Sendable, Codable {
  /// What was measured.
  let name: String
  let ours: Spread
  /// What the floor does.
  let floorName: String
  let floor: Spread
  /// The medians, ours over the floor.
  let ratio: Double

  init(_ name: String, _ ours: Samples, against floorName: String, _ floor: Samples) {
    self.name = name
    self.ours = ours.spread
    self.floorName = floorName
    self.floor = floor.spread
    ratio = self.ours.p50Microseconds / self.floor.p50Microseconds
  }
}
