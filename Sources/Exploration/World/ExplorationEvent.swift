/// What can happen in the explored world. An event that cannot happen in a state, as pushing
/// without a link, is not tried there.
package enum ExplorationEvent: UInt8, Hashable, Sendable, CaseIterable {
  // At the store
  /// A month is bought, to be renewed.
  case buy
  /// The customer switches the renewal off.
  case cancel
  /// The card is declined from now on, when a renewal falls due.
  case decline
  /// The card works again.
  case accept
  case refund
  /// After a purchase that is over, the same is bought once more.
  case buyAgain
  /// The customer asks for a pause from the end of what is paid.
  case pause
  /// The first purchase is made with a card whose bank asks for 3-D Secure, which is still to come.
  case challenge
  /// The customer passes 3-D Secure.
  case authenticate
  /// The customer gives the purchase up instead.
  case scaAbandon
  /// The next charge does not reach the processor, and nobody answers.
  case timeoutBefore
  /// The processor makes the next charge, and its answer is lost.
  case timeoutAfter
  /// The next payment is pending, and comes or is declined before the next tick.
  case slowApprove
  case slowDecline
  /// The next payment is pending, and comes when nobody waits for it any more.
  case lateApprove
  /// The holder of the card disputes the newest charge, and the bank takes the money back.
  case dispute
  /// The customer withdraws from the contract.
  case withdraw
  /// The store asks more for the product from now on.
  case priceRise
  /// The customer agrees to the higher price.
  case agree
  /// The customer refuses it.
  case refuse
  /// A pack that gives the service too is bought, and takes the place of what runs.
  case upgrade
  /// What was bought moves to another car of the customer's.
  case transfer
  /// The same product is bought for another period, and takes the place of what runs.
  case changePeriod
  /// What was cancelled or replaced goes on.
  case resume
  /// The owner gives the car up.
  case release

  // On the phone
  /// The phone gets the store's newest document.
  case fetch
  /// The phone hands its newest document to the link.
  case push

  // On the link
  case lose
  case duplicate
  /// A document arrives, is checked, committed and acknowledged: one whole turn of the car.
  case deliver
  /// A document arrives and is checked; the rest of the turn is yet to come.
  case receive
  case commit
  case acknowledge
  case loseAcknowledgement
  case connect
  case disconnect

  // At the car
  case powerLoss
  case powerReturn
  /// The driver sets the clock back, forward, or right.
  case wallBack
  case wallForward
  case wallRight
  /// The car asks the store for the time, and gets it.
  case attestTime

  // Everywhere
  /// World time moves on, and what falls due happens.
  case tick
}

extension ExplorationEvent {
  /// Whose doing it is, for a diagram.
  package enum Place: Hashable, Sendable {
    case store, phone, link, car, everywhere
  }

  package var place: Place {
    switch self {
    case .buy, .cancel, .decline, .accept, .refund, .buyAgain, .pause, .challenge, .authenticate,
      .scaAbandon, .timeoutBefore, .timeoutAfter, .slowApprove, .slowDecline, .lateApprove,
      .dispute, .withdraw, .priceRise, .agree, .refuse, .upgrade, .transfer, .changePeriod,
      .resume, .release:
      .store
    case .fetch, .push: .phone
    case .lose, .duplicate, .deliver, .receive, .acknowledge, .loseAcknowledgement, .connect,
      .disconnect:
      .link
    case .commit, .powerLoss, .powerReturn, .wallBack, .wallForward, .wallRight, .attestTime:
      .car
    case .tick: .everywhere
    }
  }

  /// The word on a command line and in a report: `loseAcknowledgement` is `lose-acknowledgement`.
  package var name: String {
    String(describing: self).reduce(into: "") { name, letter in
      name += letter.isUppercase ? "-\(letter.lowercased())" : String(letter)
    }
  }

  package init?(named name: String) {
    guard let event = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = event
  }
}
