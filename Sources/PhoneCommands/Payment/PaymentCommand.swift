import ArgumentParser

/// `phone-client payment`
struct PaymentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "payment", abstract: "The cards that purchases and renewals are paid with.",
    subcommands: [
      PaymentAddCommand.self, PaymentListCommand.self, PaymentModifyCommand.self,
      PaymentRemoveCommand.self, PaymentDefaultCommand.self,
    ])
}
