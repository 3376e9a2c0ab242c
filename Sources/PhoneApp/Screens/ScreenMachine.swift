/// The screens of the store, as one table. What a screen does not offer changes nothing.
package enum ScreenMachine {
  /// What a person does, or how the store answers.
  package enum Event: String, Hashable, Sendable, CaseIterable {
    // On every screen.
    case back, cancel, quit

    // What a person does, in the order of ``StoreAction``.
    case open
    case openRegistration, openSignIn, fill, edit, submitEntry
    case compare, openCars, connectCar, chooseCar
    case resume, drop
    case listAll, show, subscribe, choose, renewal, next
    case type, editAddress, submitAddress
    case pay, newCard, typeCard, tookSecret, editCard, submitCard
    case openWallet, openMethod, makeDefault, replaceCard, considerRemoval, removeCard
    case openTerms, acceptTerms, confirm
    /// The bank's question is answered, or left.
    case authenticate, leaveBank
    case finish, recheck
    case openHistory, openSubscription, openOrder, openReceipt, openPause, openTransfer
    case consider, carryOut

    // How the phone and the car answer.
    /// Who is there, and with which car.
    case arrived
    case digitsShown, notConnected, phoneRefused

    // How the store answers.
    case storefrontRead, walletRead, historyRead, carAnswered
    /// A step of the purchase is done; the order is in its new state.
    case stepDone
    case bought
    case statementRead, changed
    case refused, failed
  }

  /// One line of the table.
  package struct Transition: Sendable {
    /// `nil`: on every screen.
    package let from: StoreStep?
    package let event: Event
    /// Applies only then; `nil`: always.
    package let condition: Condition?
    /// `nil`: the screen stays.
    package let to: StoreStep?
  }

  /// What has to be so for a line to apply.
  package struct Condition: Sendable {
    /// For the diagram: `one period`.
    package let name: String
    let holds: @Sendable (StoreVisit) -> Bool
  }

  /// The line that applies: the first that does.
  ///
  /// - Parameters:
  ///   - event: What happened.
  ///   - visit: As it is now; of an answer, with what it brought.
  /// - Returns: `nil` when the screen does not offer it.
  static func transition(on event: Event, in visit: StoreVisit) -> Transition? {
    byEvent[event]?.first { line in
      (line.from == nil || line.from == visit.step) && line.condition?.holds(visit) != false
    }
  }

  private static let byEvent = Dictionary(grouping: transitions, by: \.event)
}
