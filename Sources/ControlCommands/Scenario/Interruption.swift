import Glibc
import Synchronization
import UnixSignals

/// Lets a long command end in order after Ctrl-C.
final class Interruption: Sendable {
  private let signal = Atomic<Int32>(0)

  /// Somebody wants the command to end.
  var isAsked: Bool { signal.load(ordering: .relaxed) != 0 }

  /// Runs `body`, which looks at the interruption now and then. After one of the signals this
  /// process ends by that signal, once `body` has returned, or at once when a second one comes.
  static func watching<Value>(
    for signals: [UnixSignal] = [.sigint, .sigterm],
    _ body: (Interruption) async throws -> Value
  ) async throws -> Value {
    let interruption = Interruption()
    let signals = await UnixSignalsSequence(trapping: signals)
    let outcome: Result<Value, any Error> = await withDiscardingTaskGroup { group in
      group.addTask {
        for await signal in signals { interruption.receive(signal.rawValue) }
      }
      defer { group.cancelAll() }
      do { return .success(try await body(interruption)) } catch { return .failure(error) }
    }
    if interruption.isAsked { interruption.end() }
    return try outcome.get()
  }

  private func receive(_ number: Int32) {
    if isAsked { end() }
    signal.store(number, ordering: .relaxed)
  }

  /// As if nobody had listened to the signal.
  private func end() {
    let number = signal.load(ordering: .relaxed)
    _ = Glibc.signal(number, SIG_DFL)
    // The threads of the pool may block it.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, number)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    raise(number)
  }
}
