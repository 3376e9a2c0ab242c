/// Work that takes long, such as signatures, beside the event loop, which goes on with other
/// requests meanwhile.
enum OffLoop {
  /// Runs `body` on one of the process's other threads.
  ///
  /// A task of a connection prefers the loop for everything that belongs to no actor, so being
  /// `@concurrent` is not enough to leave it.
  static func run<Value: Sendable, Failure: Error>(
    _ body: @Sendable @concurrent () async throws(Failure) -> Value
  ) async throws(Failure) -> Value {
    try await withTaskExecutorPreference(globalConcurrentExecutor) { () async throws(Failure) in
      try await body()
    }
  }
}
