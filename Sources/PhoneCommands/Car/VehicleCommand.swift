import ArgumentParser
import CommandSupport
import LinkProtocol
import PhoneApp

/// `phone-client vehicle`
struct VehicleCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "vehicle", abstract: "Show the car as it describes itself.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  mutating func run() async throws {
    try await attempt(.showVehicle) { [self] run in
      let car = try await run.reach { reach in
        try await run.sessionToAsk(reach, pushing: true).describe()
      }
      try run.output.answer(car, text: text(car, run.texts))
    }
  }

  private func text(_ car: VehicleDescription, _ texts: StoreTexts) -> StyledText {
    [
      StyledText(car.displayName, .strong),
      .facts([
        (texts[.vehicle].lowercased(), car.vin),
        (texts[.profile], "\(car.profile), \(car.market)"), (texts[.built], car.built),
        (texts[.powertrain], car.powertrain), (texts[.headUnit], car.headUnit),
        (texts[.power], texts.power(car.power)), (texts[.network], texts.network(car.network)),
        (texts[.document], texts.document(car.documentVersion)),
        (texts[.can], car.capabilities.joined(separator: ", ")),
      ]),
    ].lines()
  }
}
