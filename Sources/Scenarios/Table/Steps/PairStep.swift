/// A phone and a car that meet for the first time.
package struct PairStep: RefusableStep {
  /// What the people at both screens say to the numbers.
  package enum Answer: String, Hashable, Sendable, CaseIterable { case accept, reject }
  /// What somebody between the two does to be paired with both.
  package enum TamperMethod: String, Hashable, Sendable, CaseIterable {
    /// Puts a key of their own in the place of each side's.
    case swapsKeys = "swaps_keys"
    /// Changes the car's nonce once the car has committed to it.
    case changesNonce = "changes_nonce"
    /// Is a car to the phone and a phone to the car, with a commitment of their own.
    case playsBoth = "plays_both"
  }
  package var actors = Actors()
  package var answer = Answer.accept
  /// Somebody sits between them.
  package var through: TamperMethod?
  package var refused: String?

  package init() {}

  package static let forms = written(
    "pair", .phone, "The phone and the car pair; the car is opened for it first.",
    main: "answer",
    fields: [
      .defaulted(
        "answer", \.answer, .choice("answer"),
        "What the people at both screens say to the numbers; default: `accept`."),
      .optional(
        "through", \.through, .choice("tamper method"),
        "What somebody between the two does: puts their own key in the place of both; changes"
          + " the car's nonce; or pairs with each under a commitment of their own."),
    ] + acting, example: "pair: {through: swaps_keys, refused: bad_commitment}")

  package var title: String { "pair" + (through.map { " through \($0.rawValue)" } ?? "") }
}
