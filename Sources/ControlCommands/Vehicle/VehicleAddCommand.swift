import ArgumentParser
import CommandSupport
import LinkProtocol
import VehicleCatalog

/// `headunitctl vehicle add`
struct VehicleAddCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a car of a profile, or many cars of many profiles.",
    discussion: """
      A car is written as its profile, then its market and VIN, and the month it was built where \
      that decides its equipment:

          qashqai-j12b/2025/tekna,market=FR,vin=SJNTAAJ12U0000001
          leaf-ze1/2019/n-connecta,market=FR,vin=SJNFAAZE1U0000001,built=2019-03

      Many cars are written as their number and patterns of profile names, in which * stands for \
      any characters; quote them. Every profile and market that matches has its turn, and the VINs \
      are made up. All of the cars are added, or none:

          --count 10000 --profiles '*'
          --count 100 --profiles 'qashqai-*/2025/*' 'leaf-ze2/*' --market FR DE
      """)
  static let attempt = "cannot add the vehicle"

  @OptionGroup var options: GlobalOptions

  @Argument(
    help: ArgumentHelp("The car: profile,market=…,vin=…[,built=…].", valueName: "car"),
    transform: { text in try VehicleSpecification(text) })
  var car: VehicleSpecification?

  @Option(help: ArgumentHelp("How many cars to add.", valueName: "number"))
  var count: Int?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Which profiles the cars have.", valueName: "pattern"), completion: .profiles
  )
  var profiles: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Which countries the cars were sold in; all without it.", valueName: "code"))
  var market: [String] = []

  @Option(
    help: ArgumentHelp(
      "What the VINs begin with, before their running number.", valueName: "letters"))
  var vinPrefix: String?

  @Option(help: ArgumentHelp("Where the running number begins.", valueName: "number"))
  var from: Int?

  func validate() throws {
    guard car == nil else {
      if car?.vin == nil { throw ValidationError("the VIN is missing; add ,vin=SJN…") }
      guard count == nil, profiles.isEmpty, market.isEmpty, vinPrefix == nil, from == nil else {
        throw ValidationError("give a car, or --count and --profiles, not both")
      }
      return
    }
    guard count != nil, !profiles.isEmpty else {
      throw ValidationError("give a car, or --count and --profiles")
    }
  }

  mutating func run() async throws {
    let output = options.output
    guard let count else {
      let vehicle = try await options.call(addition(), Self.attempt)
      return try output.answer(vehicle, text: vehicle.text(width: output.standardOutput.width))
    }
    let fleet = VehiclesAddMany(
      count: count, profiles: profiles, markets: market.isEmpty ? nil : market,
      vinPrefix: vinPrefix, from: from)
    let answer = try await options.call(
      fleet, "cannot add the vehicles", progress: "adding vehicles", total: count
    ) { before, now in now.vehicles - before.vehicles }
    try output.answer(answer, text: Self.text(answer))
  }

  private func addition() throws -> VehiclesAdd {
    guard let car, let vin = car.vin else { throw ValidationError("the car is missing") }
    return VehiclesAdd(
      vin: vin.description, profile: car.profile.description, market: car.market,
      built: car.built?.description)
  }

  private static func text(_ answer: VehiclesAddMany.Response) -> StyledText {
    StyledText("added \(counted(answer.added, "vehicle"))", .strong)
      + ", \(answer.firstVin) to \(answer.lastVin); there are \(answer.total) now"
  }
}
