/// How much of the world is explored: everything that can be reached within these.
package struct ExplorationBounds: Hashable, Sendable {
  /// Steps of world time; see ``ExploredWorld/tick``.
  package var ticks: Int
  /// Versions of the document that the store issues.
  package var revisions: Int
  /// Documents on the link at one time.
  package var inFlight: Int
  package var events: Set<ExplorationEvent>
  /// States kept; the exploration ends before it would keep more.
  package var statesMax: Int
  /// Steps from the start; `nil` for as many as there are.
  package var depthMax: Int?

  package init(
    ticks: Int = 4, revisions: Int = 2, inFlight: Int = 2,
    events: Set<ExplorationEvent> = Self.usualEvents,
    statesMax: Int = 10_000_000, depthMax: Int? = nil
  ) {
    self.ticks = ticks
    self.revisions = revisions
    self.inFlight = inFlight
    self.events = events
    self.statesMax = statesMax
    self.depthMax = depthMax
  }

  /// All but those of the store that make the world several times as large.
  package static let usualEvents = Set(ExplorationEvent.allCases)
    .subtracting(moneyEvents).subtracting(changeEvents).subtracting([.buyAgain])

  /// What moves money, or keeps it from moving.
  package static let moneyEvents: Set<ExplorationEvent> = [
    .decline, .accept, .pause, .challenge, .authenticate, .scaAbandon, .timeoutBefore,
    .timeoutAfter, .slowApprove, .slowDecline, .lateApprove, .dispute, .withdraw, .priceRise,
    .agree, .refuse, .upgrade, .transfer,
  ]

  /// What changes who has what, and for how long at a time.
  package static let changeEvents: Set<ExplorationEvent> = [.changePeriod, .resume, .release]

  /// Those that a limit on them counts: what is neither the first purchase nor an answer.
  static let countedEvents = moneyEvents.union(changeEvents).union([.cancel, .refund])
    .subtracting([.challenge, .accept, .authenticate, .scaAbandon, .agree, .refuse])

  package static let ticksRange = 1...20
  package static let revisionsRange = 1...20
  package static let inFlightRange = 1...StateKey.flightSlots
  package static let statesRange = 1...100_000_000
  package static let depthRange = 1...1_000
}
