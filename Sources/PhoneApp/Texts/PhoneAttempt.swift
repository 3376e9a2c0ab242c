/// What a command of the phone sets out to do.
package enum PhoneAttempt: String, CaseIterable, TextKey {
  case createAccount, signIn, showAccount
  case setPhone, showPhone
  case pair, unpair
  case showVehicle, release, listServices, explain, lookAhead, deliver
  case openStore, listStore, show, buy, setPrice
  case listOrders, showReceipt, listEvents
  case listSubscriptions, cancel, resume, pause, answer, refund, withdraw, transfer
  case showHelp, showLink
  case use, waitFor, listCommands, cancelAction
  case requestPin, setPin
  case listBonds, removeBond, makeOwner
  case checkAddress, checkCard, addCard, listCards, modify, remove, choose
  /// The car is greeted.
  case greet
  /// The car is handed the document of what was just done.
  case handOver

  package static let section = "attempt"
}

extension StoreTexts {
  /// The first half of an error: `cannot pair`, `cannot buy ‘smart-alerts’`.
  ///
  /// - Parameters:
  ///   - attempt: What was attempted.
  ///   - id: With what, where the text names it.
  /// - Returns: What stands before the reason.
  package func cannot(_ attempt: PhoneAttempt, _ id: String? = nil) -> String {
    self[attempt, id.map { ["id": $0] } ?? [:]]
  }
}
