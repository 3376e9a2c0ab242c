package import WorldTime

/// One command on its way through a store and those around it: what is applied to the store, what
/// is asked of the others, and when there is an answer. All surroundings follow it, and differ only
/// in how they apply and ask.
package struct StoreCall {
  private let command: StoreCommand
  private let now: Instant
  private var inquiry = StoreInquiry()
  private var stage = Stage.preparing
  /// What is still to be asked before going on; nobody waits for what is said to it.
  private var errands: [StoreEffect] = []
  /// What was asked last, or `nil` when it was an errand.
  private var asked: StoreEffect?

  private enum Stage {
    /// Something else comes before the command.
    case preparing
    /// The command was carried out or has begun; its answer so far.
    case begun(StoreAnswer)
  }

  /// What is to be done next.
  package enum Next {
    case apply(StoreInput)
    case ask(StoreEffect)
    case answer(StoreAnswer)
  }

  package init(_ command: StoreCommand, at now: Instant) {
    self.command = command
    self.now = now
  }

  package var first: Next { .apply(.command(command, at: now, after: inquiry)) }

  /// Goes on from what the store made of its input.
  ///
  /// - Throws: The refusal of the command.
  package mutating func next(
    after outcome: StoreOutcome, of input: StoreInput
  ) throws(StoreRefusal) -> Next {
    if case .command = input, case .waits = outcome {
      stage = .preparing
    } else if case .command = input {
      stage = .begun(.done)
    }
    switch outcome {
    case .waits(let effect), .asks(let effect):
      if let once = effect.once { inquiry.asked.insert(once) }
      asked = effect
      return .ask(effect)
    case .answered(let answer, let effects):
      if case .begun = stage { stage = .begun(answer) }
      errands = effects
    case .refused(let refusal):
      // What is refused before the command is for those to see whom it concerns.
      if case .begun = stage { throw refusal }
    }
    return proceed()
  }

  /// Goes on from what others said; `nil` when they had nothing to say.
  package mutating func next(after reply: StoreReply?) -> Next {
    guard let effect = asked, let reply else {
      if case .listen(let limit) = asked { inquiry.heard = max(inquiry.heard, limit) }
      return proceed()
    }
    // Of what was just charged the processor may have more to say.
    if case .charge = effect { inquiry.heard = .distantPast }
    return .apply(.reply(reply))
  }

  private mutating func proceed() -> Next {
    asked = nil
    if !errands.isEmpty { return .ask(errands.removeFirst()) }
    return if case .begun(let answer) = stage { .answer(answer) } else { first }
  }
}

/// What is applied to a store.
package enum StoreInput: Sendable {
  case command(StoreCommand, at: Instant, after: StoreInquiry)
  case reply(StoreReply)

  /// Whose records it needs.
  package var scope: StoreScope {
    switch self {
    case .command(let command, _, _): command.scope
    case .reply(let reply): reply.scope
    }
  }

  /// What falls due until then is needed too; `nil` when nothing of it is.
  package var dueAt: Instant? {
    switch self {
    case .command(_, let now, _): now
    case .reply: nil
    }
  }
}

extension Store {
  /// - Throws: As ``apply(_:at:after:)``.
  package mutating func apply(_ input: StoreInput) throws(StoreFailure) -> StoreOutcome {
    switch input {
    case .command(let command, let now, let inquiry):
      try apply(command, at: now, after: inquiry)
    case .reply(let reply): try apply(reply)
    }
  }
}
