package import ArgumentParser
package import CommandSupport

/// The test bench: turns the key, moves time, opens the car for pairing, and asks why.
package struct HeadunitctlCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "headunitctl",
    abstract: "Drive and inspect the cars that headunitd simulates.",
    version: ProductVersion.current,
    groupedSubcommands: [
      CommandGroup(
        name: "World", subcommands: [UpCommand.self, DownCommand.self, ForkCommand.self]),
      CommandGroup(
        name: "Car",
        subcommands: [
          VehicleCommand.self, IgnitionCommand.self, DriveCommand.self, NetworkCommand.self,
          BatteryCommand.self, PrivacyCommand.self, PairingCommand.self, BondsCommand.self,
          PinMailCommand.self,
        ]),
      CommandGroup(name: "Time", subcommands: [ClockCommand.self, WallClockCommand.self]),
      CommandGroup(
        name: "Service",
        subcommands: [
          ServicesCommand.self, ExplainCommand.self, TimelineCommand.self, UseCommand.self,
          CommandsCommand.self,
        ]),
      CommandGroup(name: "Trouble", subcommands: [FaultCommand.self]),
      CommandGroup(name: "Tests", subcommands: [ScenarioCommand.self, ExploreCommand.self]),
      CommandGroup(
        name: "Catalogue and trust", subcommands: [ProfilesCommand.self, TrustCommand.self]),
      CommandGroup(
        name: "Daemon",
        subcommands: [
          StatusCommand.self, CheckCommand.self, BackupCommand.self, MetricsCommand.self,
          JournalCommand.self, RPCCommand.self,
        ]),
    ])

  @OptionGroup package var options: GlobalOptions

  package init() {}
}
