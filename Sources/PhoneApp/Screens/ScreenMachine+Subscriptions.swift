/// What was bought, and what changes it: each change is asked about before it is done.
extension ScreenMachine {
  static let subscriptions =
    [
      on(.history, .openSubscription, to: .subscription),
      on(.history, .openOrder, to: .order),
      on(.order, .openSubscription, to: .subscription),
      on(.order, .openReceipt, to: .receipt),
      on(.subscription, .openReceipt, to: .receipt),
      // Another period is another purchase; another card, one of the cards.
      on(.subscription, .show, when: .isListed, to: .detail),
      on(.subscription, .openWallet, to: .wallet),
      on(.subscription, .openPause, to: .pause),
      on(.subscription, .openTransfer, to: .transfer),

      // What is withdrawn from is declared first.
      on(.subscription, .consider, when: .isWithdrawal),
      on(.order, .consider, when: .isWithdrawal),
      on(nil, .statementRead, to: .change),
      on(.change, .carryOut),
      on(.change, .changed, when: .givesBack, to: .receipt),
      on(.change, .changed, to: .subscription),
      on(.change, .authenticate),
    ]
    + [.subscription, .pause, .transfer].map { on($0, .consider, to: .change) }

  static let leavingSubscriptions = [
    on(.history, .back, to: .cart),
    on(.detail, .back, when: .subscriptionIsShown, to: .subscription),
    on(.subscription, .back, to: .history),
    on(.order, .back, to: .history),
    on(.receipt, .back, when: .subscriptionIsShown, to: .subscription),
    on(.receipt, .back, to: .order),
    on(.pause, .back, to: .subscription),
    on(.transfer, .back, to: .subscription),
    on(.change, .back, when: .bankAsks),
    on(.change, .back, when: .subscriptionIsShown, to: .subscription),
    on(.change, .back, to: .order),
  ]
}
