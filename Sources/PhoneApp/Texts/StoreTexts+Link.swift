package import LinkTransport
import Pairing
import VehicleCatalog
import WorldTime

extension StoreTexts {
  /// What was attempted when there is no connection.
  package func cannotConnect(_ failure: LinkConnectError) -> String {
    self[.cannotConnect, ["path": failure.path]]
  }

  /// Why there is no connection.
  package func why(_ failure: LinkConnectError) -> String {
    switch failure {
    case .pathTooLong(_, let bytes, let bytesMax):
      self[.socketPathTooLong, ["bytes": bytes, "max": bytesMax]]
    case .noSocket: self[.socketMissing]
    case .notServed: self[.socketNotServed]
    case .notPermitted: self[.socketNotPermitted]
    case .busy: self[.socketBusy]
    case .failed: self[.socketFailed]
    case .waited(let milliseconds, let error):
      self[.socketWaited, ["reason": why(error), "span": term(.milliseconds(milliseconds))]]
    }
  }

  /// Why something between the phone and a car did not come about.
  package func why(_ failure: CarLinkError) -> String {
    switch failure {
    case .refused(let refusal): why(refusal)
    case .timeRefused(let refusal): self[.timeRefusedBecause, ["reason": why(refusal)]]
    case .unanswered(let method, let cause): why(cause, to: method)
    case .unreadable(let method, _): self[.answerUnreadable, ["method": method]]
    case .otherVehicle(let wanted, let found):
      self[.otherVehicle, ["wanted": wanted, "found": found]]
    case .pairingBroken(let error): self[.pairingBroken, ["reason": why(error)]]
    case .numbersDiffer: self[.numbersDiffer]
    case .otherBond(let own, let car): self[.otherBond, ["own": own, "car": car]]
    case .carNotProven(let vin): self[.carNotProven, ["vehicle": vin]]
    case .otherDocument(let pushed, let acknowledged):
      self[.otherDocument, ["pushed": pushed, "acknowledged": acknowledged]]
    }
  }

  private func why(_ failure: CallFailure, to method: String) -> String {
    switch failure {
    case .refused(let refusal): why(refusal)
    case .timedOut(let milliseconds):
      self[.answerTimedOut, ["span": term(.milliseconds(Int64(milliseconds)))]]
    case .closed: self[.linkClosed]
    case .notSent: self[.callNotSent]
    case .unreadable: self[.answerUnreadable, ["method": method]]
    case .unwritable: self[.callUnwritable]
    case .cancelled: self[.callCancelled]
    }
  }

  private func why(_ error: PairingError) -> String {
    switch error {
    case .badPublicKey(.notOnCurve): self[.keyNotOnCurve]
    case .badPublicKey(.reflected): self[.keyReflected]
    case .badCommitment: self[.commitmentWrong]
    case .badCheck: self[.checkWrong]
    case .badSeal: self[.sealWrong]
    case .badFormerBond: self[.formerBondWrong]
    case .wrongState: self[.pairingOutOfOrder]
    }
  }
}
