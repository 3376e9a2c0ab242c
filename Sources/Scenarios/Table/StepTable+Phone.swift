extension StepTable {
  static let phone = [pair, unpair, visit, push, replay, forge]

  private static let pair: StepEntry = {
    let answer = Field(
      "answer", .choice("answer", of: PairStep.Answer.self),
      "What the people at both screens say to the numbers; `accept` when left out.")
    let through = Field(
      "through", .choice("craft", of: PairStep.Craft.self),
      "What somebody between the two does: puts their own key in the place of both; changes the"
        + " car's nonce; or pairs with each under a commitment of their own.")
    return StepEntry(
      "pair", .phone, "The phone and the car pair; the car is opened for it first.",
      main: "answer", fields: [answer, through] + SharedFields.acting,
      example: "pair: {through: swaps_keys, refused: bad_commitment}"
    ) { reader in
      .step(
        .pair(
          PairStep(
            actors: reader.actors, answer: reader[answer] ?? .accept, through: reader[through],
            refused: reader[SharedFields.refused])))
    }
  }()

  private static let unpair = StepEntry(
    "unpair", .phone, "The phone forgets the car and the car the phone.",
    fields: SharedFields.both, example: "unpair"
  ) { reader in .step(.unpair(reader.actors)) }

  private static let visit = StepEntry(
    "visit", .phone, "The phone meets the car, brings the time and whatever waits for it.",
    fields: SharedFields.acting, example: "visit: {phone: phone}"
  ) { reader in .step(.visit(acted(reader))) }

  private static let push = StepEntry(
    "push", .phone, "The phone hands over the newest document.",
    fields: SharedFields.acting, example: "push"
  ) { reader in .step(.push(acted(reader))) }

  private static let replay: StepEntry = {
    let version = Field(
      "version", .integer("a version", 1...1_000_000), "The document's version, counted from 1.",
      required: true)
    let issuedFor = Field(
      "of", .vehicle, "The car that it was issued for; the one it is handed to when left out.")
    return StepEntry(
      "replay", .phone,
      "Hands over a document once more that was issued before, whatever came since.",
      main: "version", fields: [version, issuedFor] + SharedFields.acting,
      example: "replay: {version: 1, refused: rollback}"
    ) { reader in
      let (actors, refused) = (reader.actors, reader[SharedFields.refused])
      let owner = reader[issuedFor]
      return reader[version].map {
        .step(
          .replay(
            ReplayStep(actors: actors, version: $0, issuedFor: owner, refused: refused)))
      }
    }
  }()

  private static let forge: StepEntry = {
    let craft = Field(
      "how", .choice("forgery", of: ForgeStep.Craft.self),
      "Another payload; another signature; no algorithm; a P-256 key's signature; or a true one"
        + " by a store that the car does not know.", required: true)
    return StepEntry(
      "forge", .phone, "Hands over the newest document of the phone, as a forger made it.",
      main: "how", fields: [craft] + SharedFields.acting,
      example: "forge: {how: payload, refused: bad_signature}"
    ) { reader in
      let (actors, refused) = (reader.actors, reader[SharedFields.refused])
      return reader[craft].map { .step(.forge(ForgeStep(actors: actors, $0, refused: refused))) }
    }
  }()

  static func acted(_ reader: FieldReader) -> ActedStep {
    ActedStep(actors: reader.actors, refused: reader[SharedFields.refused])
  }
}
