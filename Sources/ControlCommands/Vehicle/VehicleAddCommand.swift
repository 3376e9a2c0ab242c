import ArgumentParser
import CommandSupport
import LinkProtocol
import VehicleCatalog

/// `headunitctl vehicle add`
struct VehicleAddCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a car of a profile.",
    discussion: """
      A car is written as its profile, then its market and VIN, and the month it was built where \
      that decides its equipment:

          qashqai-j12b/2025/tekna,market=FR,vin=SJNTAAJ12U0000001
          leaf-ze1/2019/n-connecta,market=FR,vin=SJNFAAZE1U0000001,built=2019-03
      """)
  static let attempt = "cannot add the vehicle"

  @OptionGroup var options: GlobalOptions

  @Argument(
    help: ArgumentHelp("The car: profile,market=…,vin=…[,built=…].", valueName: "car"),
    transform: { text in try VehicleSpecification(text) })
  var car: VehicleSpecification

  func validate() throws {
    if car.vin == nil { throw ValidationError("the VIN is missing; add ,vin=SJN…") }
  }

  func request() throws -> VehiclesAdd {
    VehiclesAdd(
      vin: car.vin?.description ?? "", profile: car.profile.description, market: car.market,
      built: car.built?.description)
  }

  func text(_ vehicle: VehicleDescription, width: Int?) -> StyledText {
    vehicle.text(width: width)
  }
}
