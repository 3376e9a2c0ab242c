/// One step of a scenario. It is over when its effects are.
package protocol Step: Hashable, Sendable {
  /// Its name in the language.
  var name: String { get }
  /// As it is written in a scenario, in one line.
  var line: String { get }
  /// For reports, in one line, such as `expect smart-alerts`.
  var title: String { get }
  /// Whom it is about.
  var actors: Actors { get }
  /// The name by which it must be refused; `nil` when it must be done.
  var refused: String? { get }
  /// The service whose explanation helps when it fails.
  var explained: String? { get }
}

extension Step {
  package var title: String { name }
  package var actors: Actors { Actors() }
  package var refused: String? { nil }
  package var explained: String? { nil }
}
