import ArgumentParser
import CommandSupport

/// `headunitctl vehicle`
struct VehicleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vehicle", abstract: "Add, list, show, change or remove cars.",
    subcommands: [
      VehicleListCommand.self, VehicleAddCommand.self, VehicleShowCommand.self,
      VehicleSignalsCommand.self,
      VehicleSetCommand.self, VehicleResetCommand.self, VehicleRemoveCommand.self,
    ],
    defaultSubcommand: VehicleListCommand.self)

  @OptionGroup var options: GlobalOptions
}
