import ArgumentParser
import CommandSupport
import LinkProtocol

/// `headunitctl vehicle list`
struct VehicleListCommand: PagedCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the cars by VIN.")
  typealias Request = VehiclesList

  static let attempt = "cannot list the vehicles"

  @OptionGroup var options: GlobalOptions

  func request(after place: String?) -> VehiclesList { VehiclesList(after: place) }

  func text(_ answer: VehiclesList.Response, width: Int?) -> StyledText {
    guard !answer.vehicles.isEmpty else {
      return "no vehicle; add one with `headunitctl vehicle add`"
    }
    var table = Table(["vin", "profile", "market", "bonds", "document"])
    for vehicle in answer.vehicles {
      table.add([
        .init(vehicle.vin, .strong), .init(vehicle.profile), .init(vehicle.market),
        .init("\(vehicle.bonds)"), .init(vehicle.documentVersion.map { "version \($0)" } ?? "none"),
      ])
    }
    return table.text(width: width)
  }
}

extension VehiclesList.Response: Paged {
  mutating func append(_ page: VehiclesList.Response) {
    vehicles += page.vehicles
    total = page.total
  }
}
