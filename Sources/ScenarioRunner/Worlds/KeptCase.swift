import Synchronization

/// The world of one case of a run, for somebody to go on in: of the first that fails, or else of
/// the first of all.
package final class KeptCase: Sendable {
  private let state = Mutex(State())

  private struct State {
    var hasPassed = false
    var hasFailed = false
    var passed: Result<WorldCopy, WorldFailure>?
    var failed: Result<WorldCopy, WorldFailure>?
  }

  package init() {}

  /// A case is over, and its world still there.
  func offer(_ run: CaseRun, hasFailed: Bool) async {
    let isWanted = state.withLock { state in
      guard !state.hasFailed, hasFailed || !state.hasPassed else { return false }
      if hasFailed { state.hasFailed = true } else { state.hasPassed = true }
      return true
    }
    guard isWanted else { return }
    let copy: Result<WorldCopy, WorldFailure>
    do throws(WorldFailure) { copy = .success(try await WorldCopy(of: run)) } catch {
      copy = .failure(error)
    }
    state.withLock { state in
      if hasFailed { state.failed = copy } else { state.passed = copy }
    }
  }

  /// The copy, of which there is no other any more.
  ///
  /// - Parameter isOnly: The run had one case, which is kept though it passed.
  /// - Returns: `nil` when no case failed, and none was chosen.
  /// - Throws: ``WorldFailure`` when it could not be made.
  package func copy(isOnly: Bool) throws(WorldFailure) -> WorldCopy? {
    let (passed, failed) = state.withLock { ($0.passed, $0.failed) }
    if let failed {
      try? passed?.get().remove()
      return try failed.get()
    }
    if isOnly { return try passed?.get() }
    try? passed?.get().remove()
    return nil
  }
}
