/// A step on the way to a world that came to nothing.
package struct WorldFailure: Error, Hashable, Sendable {
  /// What was attempted: ‘pair with SJN…’.
  package let step: String
  /// Of the refusal, lower_snake.
  package let name: String
  package let why: String

  package init(step: String, name: String, why: String) {
    (self.step, self.name, self.why) = (step, name, why)
  }
}
