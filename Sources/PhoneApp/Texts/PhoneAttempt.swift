/// What a command of the phone sets out to do, with what it names.
package enum PhoneAttempt: Hashable, Sendable {
  case createAccount, signIn, showAccount
  case setPhone, showPhone
  case pair, unpair
  case showVehicle, release, listServices, explain(String), deliver
  case openStore, listStore, show(String), buy(String)
  case listOrders, showReceipt(String)
  case listSubscriptions, cancel(String), resume(String), pause(String), answer(String)
  case refund(String), withdraw(String), transfer(String)
  case showHelp, showLink
  case use(String), waitFor(String), listCommands, takeBack(String)
  case requestPin, setPin
  case listBonds, removeBond(String), makeOwner(String)
  case addCard, listCards, modify(String), remove(String), choose(String)
  /// The car is greeted.
  case greet
  /// The car is handed the document of what was just done.
  case handOver
}

extension StoreTexts {
  /// The first half of an error: `cannot pair`.
  package func cannot(_ attempt: PhoneAttempt) -> String {
    switch attempt {
    case .createAccount: self[.cannotCreateAccount]
    case .signIn: self[.cannotSignIn]
    case .showAccount: self[.cannotShowAccount]
    case .setPhone: self[.cannotSetPhone]
    case .showPhone: self[.cannotShowPhone]
    case .pair: self[.cannotPair]
    case .unpair: self[.cannotUnpair]
    case .showVehicle: self[.cannotShowVehicle]
    case .release: self[.cannotRelease]
    case .listServices: self[.cannotListServices]
    case .explain(let id): self[.cannotExplain, ["id": id]]
    case .deliver: self[.cannotDeliver]
    case .openStore: self[.cannotOpenStore]
    case .listStore: self[.cannotListStore]
    case .show(let id): self[.cannotShow, ["id": id]]
    case .buy(let id): self[.cannotBuy, ["id": id]]
    case .listOrders: self[.cannotListOrders]
    case .showReceipt(let id): self[.cannotShowReceipt, ["id": id]]
    case .listSubscriptions: self[.cannotListSubscriptions]
    case .cancel(let id): self[.cannotCancel, ["id": id]]
    case .resume(let id): self[.cannotResume, ["id": id]]
    case .pause(let id): self[.cannotPause, ["id": id]]
    case .answer(let id): self[.cannotAnswer, ["id": id]]
    case .refund(let id): self[.cannotRefund, ["id": id]]
    case .withdraw(let id): self[.cannotWithdraw, ["id": id]]
    case .transfer(let id): self[.cannotTransfer, ["id": id]]
    case .addCard: self[.cannotAddCard]
    case .listCards: self[.cannotListCards]
    case .modify(let id): self[.cannotModify, ["id": id]]
    case .remove(let id): self[.cannotRemove, ["id": id]]
    case .choose(let id): self[.cannotChoose, ["id": id]]
    case .use(let id): self[.cannotUse, ["id": id]]
    case .waitFor(let id): self[.cannotWait, ["id": id]]
    case .listCommands: self[.cannotListCommands]
    case .takeBack(let id): self[.cannotTakeBack, ["id": id]]
    case .requestPin: self[.cannotRequestPin]
    case .setPin: self[.cannotSetPin]
    case .listBonds: self[.cannotListBonds]
    case .removeBond(let id): self[.cannotRemove, ["id": id]]
    case .makeOwner(let id): self[.cannotMakeOwner, ["id": id]]
    case .showHelp: self[.cannotShowHelp]
    case .showLink: self[.cannotShowLink]
    case .greet: self[.carDidNotAnswer]
    case .handOver: self[.carDidNotTake]
    }
  }
}
