package import LinkProtocol
import LinkTransport

extension GlobalOptions {
  /// Asks the daemon for something that may take long. When it does, a person at a terminal sees
  /// how far it is: `done` tells it from the daemon's status, which is asked for meanwhile.
  /// - Throws: ``CommandFailure``.
  package func call<Request: LinkRequest>(
    _ request: Request, _ attempt: String, progress title: String, total: Int,
    done: @Sendable (_ before: DaemonStatus.Response, _ now: DaemonStatus.Response) -> Int
  ) async throws(CommandFailure) -> Request.Response {
    guard let bar = ProgressBar(title, total: total, on: output.standardError) else {
      return try await call(request, attempt)
    }
    let before = try await call(DaemonStatus(), attempt)
    let (looks, look) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let timer = LoopTimer(on: .ofThisProcess)
    timer.arm(afterMilliseconds: Self.patienceMilliseconds) { look.yield() }
    async let shown: Void = show(bar, at: looks, timer, look) { done(before, $0) }
    let outcome: Result<Request.Response, CommandFailure>
    do throws(CommandFailure) {
      outcome = .success(try await call(request, attempt))
    } catch {
      outcome = .failure(error)
    }
    timer.disarm()
    look.finish()
    await shown
    return try outcome.get()
  }

  private func show(
    _ bar: ProgressBar, at looks: AsyncStream<Void>, _ timer: LoopTimer,
    _ look: AsyncStream<Void>.Continuation, done: (DaemonStatus.Response) -> Int
  ) async {
    var isShown = false
    for await _ in looks {
      if let status = try? await call(DaemonStatus(), "cannot look how far it is") {
        bar.show(done(status))
        isShown = true
      }
      timer.arm(afterMilliseconds: Self.lookMilliseconds) { look.yield() }
    }
    if isShown { bar.clear() }
  }

  /// Host time before a person is told how far it is.
  private static let patienceMilliseconds: Int64 = 1_000
  /// Host time between two looks.
  private static let lookMilliseconds: Int64 = 200
}
