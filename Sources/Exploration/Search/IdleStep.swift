/// A step of a car, without what of its memory the step does not look at: cars that differ in
/// nothing else take it once, and together.
struct IdleStep: Hashable, Sendable {
  /// The car with nothing in memory, by its number in ``CarTable/idle``.
  let car: Int
  /// `nil` for healing.
  let event: ExplorationEvent?
  /// The document that arrives, or that was received and is looked at; 0 for none.
  let document: DocumentNumber

  /// Where it leads.
  struct Outcome: Sendable {
    /// As ``IdleStep/car``; `nil` when the step cannot happen.
    var target: Int?
    /// The car has a document to acknowledge that it had not before.
    var owesAcknowledgement = false
    var isTaken = false
    var isEarly = false
    /// Number of the invariant that the step breaks; 0 for none.
    var broken: UInt8 = 0
  }
}

extension IdleStep {
  /// What a car has in memory after the step.
  func memory(after memory: CarMemory, _ outcome: Outcome) -> CarMemory {
    var next = memory
    switch event {
    case .powerLoss: next = CarMemory()
    case .receive: next.received = document
    case .acknowledge, .loseAcknowledgement: next.owesAcknowledgement = false
    case .deliver, .commit, nil:
      next.received = 0
      if outcome.owesAcknowledgement { next.owesAcknowledgement = true }
    default: break
    }
    return next
  }
}
