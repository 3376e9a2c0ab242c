import ArgumentParser
import CommandSupport
import LinkProtocol
import PhoneApp

/// `phone-client vehicle`
struct VehicleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vehicle", abstract: "Show the car as it describes itself.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  mutating func run() async throws {
    let car = try await attempt("cannot show the vehicle") { [self] in
      let run = try PhoneRun(global, options)
      return try await run.reach { reach in
        try await run.sessionToAsk(reach, pushing: true).describe()
      }
    }
    try global.output.answer(car, text: Self.text(car))
  }

  private static func text(_ car: VehicleDescription) -> StyledText {
    [
      StyledText(car.displayName, .strong),
      .facts([
        ("vehicle", car.vin), ("profile", "\(car.profile), \(car.market)"), ("built", car.built),
        ("powertrain", car.powertrain), ("head unit", car.headUnit),
        ("power", car.power.rawValue), ("network", car.network.rawValue),
        ("document", car.documentVersion.map { "version \($0)" } ?? "none"),
        ("can", car.capabilities.joined(separator: ", ")),
      ]),
    ].lines()
  }
}
