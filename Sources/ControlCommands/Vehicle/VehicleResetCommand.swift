import ArgumentParser
import CarModel
import CommandSupport
import LinkProtocol

/// `headunitctl vehicle reset`
struct VehicleResetCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "reset", abstract: "Wipe a car's units, as before it is sold.",
    discussion: """
      The head unit forgets its phones, its trust, the PIN, its document and its journeys; the \
      telematics unit must be activated again. What the store granted comes back with the next \
      phone that pairs.
      """)
  static let attempt = "cannot reset the vehicle"

  @OptionGroup var options: GlobalOptions

  @Argument(help: "What to wipe.")
  var wipe: Wipe

  @OptionGroup var which: VehicleOptions

  func request() -> VehiclesReset { VehiclesReset(vehicle: which.vehicle, wipe: wipe) }

  func text(_ vehicle: VehicleDescription, width: Int?) -> StyledText { vehicle.stateLine }
}

extension Wipe: ExpressibleByArgument {}
