package import NissanStore

extension StoreTexts {
  /// What is wrong with a field of an address, and what would do.
  package func why(_ fault: AddressError) -> String {
    let field = self[fault.field]
    switch fault.reason {
    case .required: return self[.fieldRequired, ["field": field]]
    case .refusedCharacters(let characters):
      return self[
        .fieldCharacters, ["field": field, "characters": characters.joined(separator: " ")]]
    case .tooLong(let count, let max):
      return self[.fieldTooLong, ["field": field, "count": count, "max": max]]
    case .postcode(let example):
      return self[.fieldNoPostcode, ["field": field, "example": example]]
    case .unknownProvince: return self[.fieldNoProvince, ["field": field]]
    case .unknownCountry: return self[.fieldNoCountry, ["field": field]]
    }
  }

  /// What is wrong with a new account.
  package func why(_ fault: AccountError) -> String {
    switch fault {
    case .emailInvalid(let email): self[.emailInvalid, ["email": email]]
    case .nameMissing: self[.nameMissing]
    case .nameInvalid(let character): self[.nameInvalid, ["character": character]]
    case .nameTooLong(let count, let max): self[.nameTooLong, ["count": count, "max": max]]
    case .countryUnknown(let country, let known):
      self[.countryUnknown, ["country": country, "known": list(known)]]
    }
  }

  /// What is wrong with a card; never holds a digit of it.
  package func why(_ fault: CardError) -> String {
    switch fault {
    case .holderMissing: self[.holderMissing]
    case .holderTooLong(let count):
      self[.holderTooLong, ["count": count, "max": CardRules.holderCharactersMax]]
    case .holderHasCharacter(let character): self[.holderCharacter, ["character": character]]
    case .numberMissing: self[.numberMissing]
    case .numberNotDigits: self[.numberNotDigits]
    case .incorrectNumber: self[.numberIncorrect]
    case .brandRefused(let brand): self[.brandRefused, ["brand": brand]]
    case .brandUnknown: self[.brandUnknown]
    case .expiryUnreadable: self[.expiryUnreadable]
    case .expired(let expiry): self[.cardExpired, ["expiry": expiry]]
    case .expiryTooFar(let expiry): self[.expiryTooFar, ["expiry": expiry]]
    case .securityCodeMissing: self[.codeMissing]
    case .securityCodeInvalid: self[.codeInvalid, ["digits": CardRules.securityCodeDigits]]
    }
  }
}
