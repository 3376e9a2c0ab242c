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
    // Phones of one name are distinguished by their bonds.
    let isAmbiguous = Set(document.bonds.map(\.phone)).count < document.bonds.count
    var table = Table()
    for bond in document.bonds {
      table.add([
        .init(bond.phone, .strong), .init(texts[bond.role]),
        .init(texts.moment(bond.bondedAt, from: now)),
        .init(bond.bond == document.own ? texts[.thisPhone] : "", .faint),
        .init(isAmbiguous ? bond.bond : "", .faint),
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

  @Argument(help: "The phone's name, or its bond's id, from `bonds`.")
  var phone: String
  @OptionGroup var confirmation: ConfirmOptions

  private struct Document: Encodable {
    let vehicle: String
    let removed: String
    let phone: String

    private enum CodingKeys: String, CodingKey { case vehicle, removed }
  }

  mutating func run() async throws {
    try await attempt(.removeBond, phone) { [self] run in
      let document = try await run.reach { reach in
        let session = try await run.sessionToAsk(reach, pushing: true)
        let bond = try await session.bond(called: phone)
        try confirmation.ask(of: run) { $0[.confirmRemoveBond, ["phone": bond.phone]] }
        try await session.remove(bond: bond.id)
        return Document(vehicle: session.vin.rawValue, removed: bond.id, phone: bond.phone)
      }
      // Its own bond opens nothing any more.
      try run.keep { state in state.bonds.removeAll { $0.id == document.removed } }
      try run.output.answer(
        document, text: StyledText(run.texts[.bondRemoved, ["phone": document.phone]], .good))
    }
  }
}

/// `phone-client bonds owner`
struct BondsOwnerCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "owner", abstract: "Hand the role of owner to another phone of the car.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The phone's name, or its bond's id, from `bonds`.")
  var phone: String
  @OptionGroup var confirmation: ConfirmOptions

  private struct Document: Encodable {
    let vehicle: String
    let owner: String
    let phone: String

    private enum CodingKeys: String, CodingKey { case vehicle, owner }
  }

  mutating func run() async throws {
    try await attempt(.makeOwner, phone) { [self] run in
      let document = try await run.reach { reach in
        let session = try await run.sessionToAsk(reach, pushing: true)
        let bond = try await session.bond(called: phone)
        try confirmation.ask(of: run) { $0[.confirmOwner, ["phone": bond.phone]] }
        try await session.makeOwner(bond: bond.id)
        return Document(vehicle: session.vin.rawValue, owner: bond.id, phone: bond.phone)
      }
      try run.output.answer(
        document, text: StyledText(run.texts[.ownerIsNow, ["phone": document.phone]], .good))
    }
  }
}

extension CarSession {
  /// The bond of a phone; a text that is no name of one phone is taken for an id, which the car
  /// knows or does not.
  fileprivate func bond(called text: String) async throws -> (id: String, phone: String) {
    let names = NameTable(try await bonds().bonds.map { ($0, [$0.bond, $0.phone]) })
    let called = names.called(text)
    return called.count == 1 ? (called[0].bond, called[0].phone) : (text, text)
  }
}
