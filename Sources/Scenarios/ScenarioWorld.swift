/// A world in which cases run: a private daemon, a running one, or all of it in this process.
///
/// A world is used by one case at a time; how it gets clean between cases is its own affair.
package protocol ScenarioWorld: Sendable {
  /// Runs a case from its beginning to its end or its first failure.
  ///
  /// What goes wrong with the world itself, as a daemon that died, is a failure of the case too.
  func run(_ scenario: ScenarioCase) async -> ScenarioFailure?
  /// Ends what was started and removes what was written.
  func close() async
}
