package import ArgumentParser
package import CommandSupport

/// The phone: the app with its store, beside the car.
package struct PhoneClientCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "phone-client",
    abstract:
      "The customer's phone: pair with a car, buy services for it, see what it makes of them.",
    discussion: "Prices are illustrations. No order reaches anyone and no money moves.",
    version: ProductVersion.current,
    groupedSubcommands: [
      CommandGroup(name: "The phone", subcommands: [AccountCommand.self, PhoneCommand.self]),
      CommandGroup(
        name: "The car",
        subcommands: [
          PairCommand.self, UnpairCommand.self, VehicleCommand.self, ServicesCommand.self,
          ExplainCommand.self, TimelineCommand.self, PushCommand.self, AgentCommand.self,
          BondsCommand.self,
        ]),
      CommandGroup(
        name: "Its services",
        subcommands: [
          UseCommand.self, CommandsCommand.self, CancelCommand.self, PinCommand.self,
        ]),
      CommandGroup(
        name: "The store",
        subcommands: [
          StoreCommand.self, AddressCommand.self, CardCommand.self, PaymentCommand.self,
          OrdersCommand.self, ReceiptCommand.self,
          SubscriptionsCommand.self, SubscriptionCommand.self, EventsCommand.self,
        ]),
      CommandGroup(
        name: "Help",
        subcommands: [GuideCommand.self, HelpContactsCommand.self, QRCommand.self]),
    ])

  @OptionGroup package var global: GlobalOptions
  @OptionGroup package var options: PhoneOptions

  package init() {}
}
