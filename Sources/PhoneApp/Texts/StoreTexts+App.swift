import NissanStore
import VehicleCatalog

extension StoreTexts {
  /// Why the app itself said no.
  package func why(_ refusal: PhoneRefusal) -> String {
    switch refusal {
    case .accountMissing: self[.accountMissing]
    case .accountExists: self[.accountExists]
    case .phoneMissing: self[.phoneMissing]
    case .phoneModelUnknown(let model, let near):
      suggesting(near, after: self[.phoneModelUnknown, ["model": model]])
    case .phoneModelAmbiguous(let model, let known):
      self[.phoneModelAmbiguous, ["model": model, "known": list(known)]]
    case .phoneOSUnknown(let name, let known):
      self[.phoneOSUnknown, ["system": name, "known": list(known)]]
    case .phoneNameInvalid(let character): self[.phoneNameInvalid, ["character": character]]
    case .osVersionUnknown(let version, let known):
      self[.osVersionUnknown, ["version": version, "known": list(known)]]
    case .appVersionUnknown(let version, let known):
      self[.appVersionUnknown, ["version": version, "known": list(known)]]
    case .phoneOSImpossible(let model, let version):
      self[
        .phoneOSImpossible,
        [
          "model": model.name, "first": "\(model.os) \(model.osFirst)",
          "last": "\(model.os) \(model.osLast)", "version": version,
        ]]
    case .versionUnreadable(let text): self[.versionUnreadable, ["text": text]]
    case .notPaired(nil, _): self[.noCarPaired]
    case .notPaired(let vin?, []):
      self[.vehicleNotPaired, ["vehicle": name(ofCar: vin.rawValue)]]
    case .notPaired(let vin?, let paired):
      self[
        .vehicleNotAmongPaired,
        ["vehicle": vin, "vehicles": list(paired.map { name(ofCar: $0.rawValue) })]]
    case .vehicleAmbiguous(let vins):
      self[.vehicleAmbiguous, ["vehicles": list(vins.map { name(ofCar: $0.rawValue) })]]
    case .productUnknown(let name, let near):
      suggesting(near, after: self[.productUnknown, ["product": name]])
    case .serviceUnknown(let name, let near):
      suggesting(near, after: self[.serviceUnknown, ["service": name]])
    case .subscriptionUnknown(let name, let near):
      suggesting(near, after: self[.subscriptionUnknown, ["id": name]])
    case .paymentMethodUnknown(let name, let near):
      suggesting(near, after: self[.paymentMethodUnknown, ["id": name]])
    case .paymentMethodAmbiguous(let name, let cards):
      self[.paymentMethodAmbiguous, ["id": name, "cards": list(cards)]]
    case .notConfirmed: self[.notConfirmed]
    case .countryUnknown(let name, let known):
      self[.countryUnknown, ["country": name, "known": list(known)]]
    case .noTerminal: self[.noTerminal]
    case .addressMissing: self[.addressMissing]
    case .cardMissing: self[.cardMissing]
    case .totalNotAgreed(let total, let price, let period):
      self[
        .totalNotAgreed,
        [
          "total": amount(total), "price": self.price(price, each: period),
          "flag": "--total \(total.amount)\(total.currency)",
        ]]
    case .termsNotAccepted(let terms, let link):
      self[.termsNotAccepted, ["terms": terms, "link": link]]
    case .authenticationMissing: self[.authenticationMissing]
    case .authenticationAbandoned: self[.authenticationAbandoned]
    case .inputInvalid(let failure): why(failure)
    case .inputUnreadable(let subject, let path, let reason):
      self[
        .inputUnreadable, ["subject": self[subject], "path": path, "reason": why(reason)]]
    case .pinUnreadable: self[.pinUnreadable]
    case .mailCodeUnreadable: self[.mailCodeUnreadable]
    case .pinsDiffer: self[.pinsDiffer]
    case .pinNeedsTerminal: self[.pinNeedsTerminal]
    }
  }

  /// What is wrong with a text that was handed in; never holds a value of it.
  package func why(_ failure: InputRefusal) -> String {
    let subject = self[failure.subject]
    switch failure.reason {
    case .empty: return self[.inputEmpty, ["subject": subject]]
    case .notUTF8: return self[.inputNotUTF8, ["subject": subject]]
    case .notJSON(let byte): return self[.inputNotJSON, ["subject": subject, "byte": byte]]
    case .refusedJSON(let byte): return self[.inputRefusedJSON, ["subject": subject, "byte": byte]]
    case .notAnObject: return self[.inputNotObject, ["subject": subject]]
    case .unknownMember(nil, let known):
      return self[.inputUnknownMember, ["subject": subject, "known": list(known)]]
    case .unknownMember(let name?, let known):
      return self[
        .inputUnknownMemberNamed, ["subject": subject, "member": name, "known": list(known)]]
    case .missingMember(let name):
      return self[.inputMissingMember, ["subject": subject, "member": name]]
    case .notText(let name): return self[.inputNotText, ["subject": subject, "member": name]]
    case .tooLong(let bytesMax):
      return self[.inputTooLong, ["subject": subject, "bytes": number("\(bytesMax)")]]
    }
  }
}
