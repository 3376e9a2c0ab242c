import LinkProtocol

extension HeadUnit {
  /// Proves that work gets done: returns once the event loop has taken a turn, the writer has
  /// finished a batch with everything that waited before, and the database has given its lock for
  /// writing.
  ///
  /// - Throws: what keeps it from that.
  func pulse() async throws {
    try await change(by: .daemon) { _ in }
    try await database?.lockForWriting()
  }
}
