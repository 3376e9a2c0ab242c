import ArgumentParser
import CommandSupport
import LinkProtocol
import PhoneApp
import VehicleCatalog
import WorldTime

/// `phone-client bonds`
struct BondsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bonds", abstract: "Show which phones the car knows, and what each may do.",
    subcommands: [BondsListCommand.self, BondsRemoveCommand.self, BondsOwnerCommand.self],
    defaultSubcommand: BondsListCommand.self)
}

/// `phone-client bonds list`
struct BondsListCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the phones that are paired with the car.",
    discussion: "The first phone that pairs is the owner's; the others are drivers'.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  private struct Document: Encodable {
    /// The bond of this phone.
    let own: String
    let bonds: [BondReport]
  }

  mutating func run() async throws {
    try await attempt(.listBonds) { [self] run in
      let (document, now) = try await run.reach { reach in
        let session = try await run.sessionToAsk(reach, pushing: true)
        let own = try run.bond(in: reach.state).id
        return (Document(own: own, bonds: try await session.bonds().bonds), reach.now)
      }
      try run.output.answer(document, text: text(document, run.texts, at: now))
    }
  }

  private func text(_ document: Document, _ texts: StoreTexts, at now: Instant) -> StyledText {
    var table = Table()
    for bond in document.bonds {
      table.add([
        .init(bond.bond, .strong), .init(bond.phone), .init(texts[bond.role]),
        .init(texts.moment(bond.bondedAt, from: now)),
        .init(bond.bond == document.own ? texts[.thisPhone] : "", .faint),
      ])
    }
    return table.text()
  }
}

/// `phone-client bonds remove`
struct BondsRemoveCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Make the car forget a phone, which must then pair again.",
    discussion: "The owner's phone removes any; another only its own.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The bond's id, from `bonds`.")
  var bond: String

  private struct Document: Encodable {
    let vehicle: String
    let removed: String
  }

  mutating func run() async throws {
    try await attempt(.removeBond, bond) { [self] run in
      let vehicle = try await run.reach { reach in
        let session = try await run.sessionToAsk(reach, pushing: true)
        try await session.remove(bond: bond)
        return session.vin.rawValue
      }
      // Its own bond opens nothing any more.
      try run.keep { [bond] state in state.bonds.removeAll { $0.id == bond } }
      try run.output.answer(
        Document(vehicle: vehicle, removed: bond),
        text: StyledText(run.texts[.bondRemoved, ["bond": bond]], .good))
    }
  }
}

/// `phone-client bonds owner`
struct BondsOwnerCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "owner", abstract: "Hand the role of owner to another phone of the car.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The bond's id, from `bonds`.")
  var bond: String

  private struct Document: Encodable {
    let vehicle: String
    let owner: String
  }

  mutating func run() async throws {
    try await attempt(.makeOwner, bond) { [self] run in
      let vehicle = try await run.reach { reach in
        let session = try await run.sessionToAsk(reach, pushing: true)
        try await session.makeOwner(bond: bond)
        return session.vin.rawValue
      }
      try run.output.answer(
        Document(vehicle: vehicle, owner: bond),
        text: StyledText(run.texts[.ownerIsNow, ["bond": bond]], .good))
    }
  }
}
