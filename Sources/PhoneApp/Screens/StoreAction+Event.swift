extension StoreAction {
  /// As the table of the screens calls it.
  var event: ScreenMachine.Event {
    switch self {
    case .open: .open
    case .back: .back
    case .cancel: .cancel
    case .quit: .quit
    case .openRegistration: .openRegistration
    case .openSignIn: .openSignIn
    case .fill: .fill
    case .edit: .edit
    case .submitEntry: .submitEntry
    case .compare: .compare
    case .openCars: .openCars
    case .connectCar: .connectCar
    case .chooseCar: .chooseCar
    case .resume: .resume
    case .drop: .drop
    case .listAll: .listAll
    case .show: .show
    case .subscribe: .subscribe
    case .choose: .choose
    case .renewal: .renewal
    case .next: .next
    case .type: .type
    case .editAddress: .editAddress
    case .submitAddress: .submitAddress
    case .pay: .pay
    case .newCard: .newCard
    case .typeCard: .typeCard
    case .tookSecret: .tookSecret
    case .editCard: .editCard
    case .submitCard: .submitCard
    case .openWallet: .openWallet
    case .openMethod: .openMethod
    case .makeDefault: .makeDefault
    case .replaceCard: .replaceCard
    case .considerRemoval: .considerRemoval
    case .removeCard: .removeCard
    case .openTerms: .openTerms
    case .acceptTerms: .acceptTerms
    case .confirm: .confirm
    case .authenticate(.accept), .authenticate(.refuse): .authenticate
    case .authenticate(.abandon): .leaveBank
    case .finish: .finish
    case .recheck: .recheck
    case .openHistory: .openHistory
    case .openSubscription: .openSubscription
    case .openOrder: .openOrder
    case .openReceipt: .openReceipt
    case .openPause: .openPause
    case .openTransfer: .openTransfer
    case .consider: .consider
    case .carryOut: .carryOut
    case .answered(let answer): answer.event
    }
  }

  /// A screen is left without doing what it is for.
  var isLeaving: Bool { event == .back || event == .cancel || event == .leaveBank }
}

extension VisitAnswer {
  /// As the table of the screens calls it.
  var event: ScreenMachine.Event {
    switch self {
    case .arrived: .arrived
    case .digits: .digitsShown
    case .notConnected: .notConnected
    case .phoneRefused: .phoneRefused
    case .storefront: .storefrontRead
    case .order: .stepDone
    case .purchase: .bought
    case .wallet: .walletRead
    case .history, .outdated: .historyRead
    case .statement: .statementRead
    case .changed: .changed
    case .car: .carAnswered
    case .refused: .refused
    case .failed: .failed
    }
  }
}
