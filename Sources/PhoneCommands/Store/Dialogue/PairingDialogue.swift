import NissanStore
import PhoneApp

/// Pairs beside the screens, so that the connection to a car stays open while somebody compares
/// the six digits.
struct PairingDialogue: Sendable {
  private let requests: AsyncStream<PhoneRun>
  private let request: AsyncStream<PhoneRun>.Continuation
  private let verdicts: AsyncStream<Bool>
  private let verdict: AsyncStream<Bool>.Continuation
  private let events: AsyncStream<Event>
  private let event: AsyncStream<Event>.Continuation

  /// How far a pairing is.
  enum Event: Sendable {
    /// It waits for an answer about these.
    case digits(PairingComparison)
    case paired(FirstMeeting.Outcome)
    case failed(any Error)
  }

  init() {
    (requests, request) = AsyncStream.makeStream()
    (verdicts, verdict) = AsyncStream.makeStream()
    (events, event) = AsyncStream.makeStream()
  }

  /// Pairs whenever that is asked for, until ``end()``.
  func serve(_ store: any StoreBackOffice) async {
    for await run in requests {
      do {
        let outcome = try await run.pair(store) { comparison in
          event.yield(.digits(comparison))
          // Whoever leaves the store has not seen equal digits.
          return await verdicts.first { _ in true } ?? false
        }
        event.yield(.paired(outcome))
      } catch {
        event.yield(.failed(error))
      }
    }
    event.finish()
  }

  /// Looks for the car that a run is about.
  ///
  /// - Returns: What came of it; `nil` when nobody pairs any more.
  func begin(_ run: PhoneRun) async -> Event? {
    request.yield(run)
    return await events.first { _ in true }
  }

  /// Tells the car what somebody said of the digits, and waits for whoever sits in it.
  ///
  /// - Returns: As ``begin(_:)``.
  func answer(isEqual: Bool) async -> Event? {
    verdict.yield(isEqual)
    return await events.first { _ in true }
  }

  /// Nobody is there any more.
  func end() {
    request.finish()
    verdict.finish()
  }
}
