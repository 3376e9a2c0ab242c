import ArgumentParser
import CarModel
import CommandSupport
import LinkProtocol
import NissanStore
import PhoneApp
import VehicleCatalog

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
      let document = try await run.reach { reach in
        let session = try await run.sessionToAsk(reach, pushing: true)
        let car = try await session.describe()
        let store = try run.store()
        let account = try await run.account(in: reach.state, of: store)
        let bond = try run.bond(in: reach.state)
        let role = try await store.role(of: account.id, for: bond.vin)
        let own = try await session.bonds().bonds.first { $0.bond == bond.id }
        return VehicleDocument(car: car, role: role, bondRole: own?.role)
      }
      try run.output.answer(document, text: Self.text(document, run.carTexts))
    }
  }

  private static func text(_ document: VehicleDocument, _ texts: StoreTexts) -> StyledText {
    let car = document.car
    let identity: [(label: String, value: String?)] = [
      (texts[.vehicle].lowercased(), car.vin),
      (texts[.role], document.role.map { texts[$0] }),
      (texts[.bondRole], document.bondRole.map { texts[$0] }),
      (texts[.built], car.built.flatMap { YearMonth($0) }.map(texts.month)),
      (texts[.powertrain], texts.powertrain(car.powertrain)),
      (texts[.headUnit], texts.headUnit(of: car)),
      (texts[.document], texts.document(car.documentVersion)),
      (texts[.can], texts.names(ofCapabilities: car.capabilities)),
    ]
    return [
      StyledText(car.displayName, .strong), .facts(identity + state(of: car, texts)),
    ].lines()
  }

  /// How the car stands now.
  private static func state(
    of car: VehicleDescription, _ texts: StoreTexts
  ) -> [(label: String, value: String?)] {
    let state = car.state
    return [
      (texts[.power], texts[car.power]), (texts[.network], texts[car.network]),
      (texts[.doors], state.doorsLocked.map(texts.doors)),
      (texts[.carSleep], state.sleep.map { texts[$0] }),
      (texts[.lowVoltage], texts.battery(of: state)), (texts[.traction], texts.charge(of: state)),
      (texts[.cable], texts.cable(of: state)),
      (texts[.carTime], texts.trustedTime(of: car.clock)),
      (texts[.wallTime], texts.wallTime(of: car.clock)),
      (texts[.privacyMode], state.privacyMode.map(texts.yesOrNo)),
      (texts[.dataSharing], state.consent.map(texts.yesOrNo)),
      (texts[.odometer], texts.odometer(of: state)),
    ]
  }
}
