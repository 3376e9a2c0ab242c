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
    case .postcodeElsewhere(let other?, let province):
      return self[.fieldElsewhereIn, ["field": field, "other": other, "province": province]]
    case .postcodeElsewhere(nil, let province):
      return self[.fieldElsewhere, ["field": field, "province": province]]
    case .provinceMissing, .unknownProvince: return self[.fieldNoProvince, ["field": field]]
    case .cardNumber: return self[.fieldCardNumber, ["field": field]]
    case .unknownCountry: return self[.fieldNoCountry, ["field": field]]
    }
  }

  /// The same where nothing else shows the provinces that there are.
  func whyInFull(_ fault: AddressError) -> String {
    switch fault.reason {
    case .provinceMissing(let known), .unknownProvince(let known):
      self[.fieldOneOf, ["field": self[fault.field], "known": known.joined(separator: ", ")]]
    case .required, .refusedCharacters, .tooLong, .postcode, .postcodeElsewhere, .cardNumber,
      .unknownCountry:
      why(fault)
    }
  }

  /// What is wrong with a new account.
  package func why(_ fault: AccountError) -> String {
    switch fault {
    case .emailInvalid(""): self[.emailMissing]
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
    case .holderHasDigits: self[.holderDigits]
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
