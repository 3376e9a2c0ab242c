/// What must hold in every state that can be reached; the numbers are those of the design.
package enum Invariant: String, Hashable, Sendable, CaseIterable {
  case onlyByRecord = "I1"
  case paidIsActive = "I2"
  case versionsRise = "I3"
  case revokedStaysOut = "I4"
  case chargedOnce = "I5"
  case chargedAsAgreed = "I6"
  case recordIsWhole = "I7"
  case wallClockIsMute = "I8"
  case onlyTheStoreDowngrades = "I9"
  case noCardData = "I10"
  case nextChangeIsExact = "I11"
  case acknowledgedIsKept = "I12"
}

extension Invariant {
  /// The rule, for people.
  package var sentence: String {
    switch self {
    case .onlyByRecord:
      "no service is active without a committed right that is in force at the time a car may trust"
    case .paidIsActive: "what is paid and not taken back is active once all faults are healed"
    case .versionsRise: "versions and revisions never fall"
    case .revokedStaysOut: "what is over or taken back is not active after the next contact"
    case .chargedOnce: "what is charged is charged once: it has one receipt, or goes back"
    case .chargedAsAgreed:
      "the amount charged is that of the quote, or of the agreed price less credits"
    case .recordIsWhole:
      "the record is the old one or the new one; nothing but a commit changes it"
    case .wallClockIsMute: "the driver's clock changes no answer"
    case .onlyTheStoreDowngrades:
      "only time or a document that is taken over ends a use; any other changes no answer"
    case .noCardData: "no number and no code of a card stands in what the store keeps or says"
    case .nextChangeIsExact:
      "an inactive answer has a reason; the next change comes when it says, and none comes unsaid"
    case .acknowledgedIsKept: "what was acknowledged is never lost"
    }
  }

  /// When a store or a car that does not keep the rule would show it, for people: what is counted.
  package var risk: String {
    switch self {
    case .onlyByRecord: "the car keeps a right that is not in force"
    case .paidIsActive: "something is paid when all faults are healed"
    case .versionsRise: "an older document than the one kept arrives"
    case .revokedStaysOut: "nothing is paid any more, and the car kept a document"
    case .chargedOnce: "what was charged is asked for again"
    case .chargedAsAgreed: "something was charged"
    case .recordIsWhole: "a power cut comes between arrival and commit"
    case .wallClockIsMute: "the driver sets the clock of a car that keeps a document"
    case .onlyTheStoreDowngrades: "a car that keeps a document does not take one over"
    case .noCardData: "the customer typed a card"
    case .nextChangeIsExact: "time alone brings a beginning or an end"
    case .acknowledgedIsKept: "a power cut comes after an acknowledgement"
    }
  }

  /// That of the design; 0 is for none.
  var number: UInt8 {
    switch self {
    case .onlyByRecord: 1
    case .paidIsActive: 2
    case .versionsRise: 3
    case .revokedStaysOut: 4
    case .chargedOnce: 5
    case .chargedAsAgreed: 6
    case .recordIsWhole: 7
    case .wallClockIsMute: 8
    case .onlyTheStoreDowngrades: 9
    case .noCardData: 10
    case .nextChangeIsExact: 11
    case .acknowledgedIsKept: 12
    }
  }

  init?(number: UInt8) {
    guard number > 0 else { return nil }
    self = Self.allCases[Int(number) - 1]
  }
}
