/// Both sides of a pairing, with somebody between them who sends whatever he likes, in any order,
/// made of what he saw and of bytes of his own.
///
/// Input: steps of ``PairingStep``, each with its messages.
package struct PairingTarget: FuzzTarget {
  package static let name = "pairing"

  package init(in place: FuzzPlace) {}

  package func check(_ input: [UInt8]) throws(BrokenPromise) -> FuzzOutcome {
    var run = PairingRun(input)
    for _ in 0..<Self.stepsMax where !run.isAtEnd { try run.step() }
    return run.hasBonded ? .taken : .refused
  }

  private static let stepsMax = 64
}

/// What the man in the middle, or a person at one of the screens, does next.
enum PairingStep: UInt8, CaseIterable {
  case phoneStarts, carTakesKey, phoneTakesCommitment, carTakesNonce, phoneTakesNonce, carAccepts
  case phoneConfirms, carTakesCheck, phoneTakesAnswer, carCancels, phoneCancels, carAnswers

  /// Whether it is the phone that answers to it.
  var isOfPhone: Bool {
    switch self {
    case .phoneStarts, .phoneTakesCommitment, .phoneTakesNonce, .phoneConfirms, .phoneTakesAnswer,
      .phoneCancels:
      true
    case .carTakesKey, .carTakesNonce, .carAccepts, .carTakesCheck, .carCancels, .carAnswers: false
    }
  }
}
