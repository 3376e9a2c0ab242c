import ArgumentParser

/// `phone-client vehicle`
struct VehicleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vehicle", abstract: "Show the car, or give it up.",
    subcommands: [VehicleShowCommand.self, VehicleReleaseCommand.self],
    defaultSubcommand: VehicleShowCommand.self)
}
