/// Work that takes long, such as signatures, beside the event loop, which goes on with other
/// requests meanwhile.
package struct OffLoop: Sendable {
  private let executor: any TaskExecutor

  /// On the process's other threads.
  package static let onOtherThreads = OffLoop(on: globalConcurrentExecutor)

  /// - Parameter executor: That of the loop, where nobody else waits for it.
  package init(on executor: any TaskExecutor) { self.executor = executor }

  /// Runs `body` there.
  ///
  /// A task of a connection prefers the loop for everything that belongs to no actor, so being
  /// `@concurrent` is not enough to leave it.
  func run<Value: Sendable, Failure: Error>(
    _ body: @Sendable @concurrent () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    try await withTaskExecutorPreference(executor) { () async throws(Failure) in
      try await body()
    }
  }
}
