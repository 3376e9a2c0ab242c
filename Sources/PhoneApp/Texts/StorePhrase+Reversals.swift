extension StorePhrase {
  /// What is taken back: refunds, withdrawals, disputed payments.
  static let reversals: KeyValuePairs<StoreText, StorePhrase> = [
    .creditNote: StorePhrase(fr: "Avoir", en: "Credit note"),
    .acknowledgement: StorePhrase(
      fr: "Accusé de réception de la rétractation", en: "Acknowledgement of withdrawal"),
    .reason: StorePhrase(fr: "Motif", en: "Reason"),
    .refunded: StorePhrase(fr: "remboursement", en: "refund"),
    .withdrawn: StorePhrase(fr: "rétractation", en: "withdrawal"),
    .chargedBack: StorePhrase(
      fr: "paiement contesté auprès de la banque", en: "payment disputed with the bank"),
    .creditedReceipt: StorePhrase(fr: "Annule le reçu", en: "Takes back receipt"),
    .creditedTo: StorePhrase(fr: "Remboursé sur", en: "Given back to"),
    .nothingPaid: StorePhrase(fr: "rien n’avait été payé", en: "nothing had been paid"),
    .consumer: StorePhrase(fr: "Consommateur", en: "Consumer"),
    .contract: StorePhrase(fr: "Contrat", en: "Contract"),
    .concludedAt: StorePhrase(fr: "Conclu le", en: "Concluded on"),
    .sentTo: StorePhrase(fr: "Accusé de réception à", en: "Acknowledgement to"),
    .moneyBack: StorePhrase(fr: "Remboursement", en: "Refund"),
    .declaration: StorePhrase(
      fr: "Je me rétracte de ce contrat.", en: "I withdraw from this contract."),
    // The words that the law gives for the two buttons.
    // - Source: Directive 2011/83/EU article 11a(1) and (3).
    .withdrawHere: StorePhrase(
      fr: "se rétracter du contrat ici", en: "withdraw from contract here"),
    .confirmWithdrawal: StorePhrase(
      fr: "confirmer la rétractation", en: "confirm withdrawal"),
    .withdrawWith: StorePhrase(
      fr: "{button} : {command} (jusqu’au {until})", en: "{button}: {command} (until {until})"),
    .confirmWith: StorePhrase(fr: "{button} : {command}", en: "{button}: {command}"),
    .statement: StorePhrase(fr: "Déclaration", en: "Statement"),
    .nothingDoneYet: StorePhrase(
      fr: "Rien n’est encore fait.", en: "Nothing is done yet."),
  ]
}
