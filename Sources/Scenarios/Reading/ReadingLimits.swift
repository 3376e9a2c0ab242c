import VehicleCatalog

/// How much of everything a scenario file may hold. A file over a limit is refused, and the
/// refusal names the limit.
package enum ReadingLimits {
  /// Of one file.
  package static let fileBytesMax = YAMLFile.fileBytesMax
  /// Of one file; each is a scenario or a list of them.
  package static let documentsMax = YAMLFile.documentsMax
  /// Values of one document with every alias unfolded.
  package static let nodesMax = YAMLMeasure.nodesMax
  /// Lists and mappings inside one another.
  package static let depthMax = YAMLMeasure.depthMax
  /// Files that include one another.
  package static let includesMax = 16
  /// Steps of one case with every `repeat` unrolled and every `include` in its place.
  package static let stepsMax = 10_000
  /// Sequences of one `parallel` step.
  package static let sequencesMax = 16
  /// Cases of one scenario, unless they are asked for in so many words or cut into shards.
  package static let casesMax = 1_000_000
  /// Combinations of one matrix before any is left out; beyond it not even counting is sensible.
  package static let combinationsMax = 1_000_000_000
}
