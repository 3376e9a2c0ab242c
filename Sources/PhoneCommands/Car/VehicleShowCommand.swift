import ArgumentParser
import CommandSupport
import LinkProtocol
import NissanStore
import PhoneApp

/// `phone-client vehicle show`
struct VehicleShowCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show the car as it describes itself, and whether it is yours.",
    discussion:
      "The first account that pairs with a car owns it. Only the owner buys for it; a guest sees"
      + " lists, prices and services.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  mutating func run() async throws {
    try await attempt(.showVehicle) { run in
      let (document, texts) = try await run.reach { reach in
        let car = try await run.sessionToAsk(reach, pushing: true).describe()
        let store = try run.store()
        let account = try await run.account(in: reach.state, of: store)
        let bond = try run.bond(in: reach.state)
        let role = try await store.role(of: account.id, for: bond.vin)
        return (VehicleDocument(car: car, role: role), run.texts(for: account))
      }
      try run.output.answer(document, text: Self.text(document, texts))
    }
  }

  private static func text(_ document: VehicleDocument, _ texts: StoreTexts) -> StyledText {
    let car = document.car
    return [
      StyledText(car.displayName, .strong),
      .facts([
        (texts[.vehicle].lowercased(), car.vin),
        (texts[.role], document.role.map(texts.role)),
        (texts[.profile], "\(car.profile), \(car.market)"), (texts[.built], car.built),
        (texts[.powertrain], car.powertrain), (texts[.headUnit], car.headUnit),
        (texts[.power], texts.power(car.power)), (texts[.network], texts.network(car.network)),
        (texts[.document], texts.document(car.documentVersion)),
        (texts[.can], car.capabilities.joined(separator: ", ")),
      ]),
    ].lines()
  }
}
