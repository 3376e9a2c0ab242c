import ArgumentParser

/// `phone-client subscription`
struct SubscriptionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subscription", abstract: "Change a subscription.",
    subcommands: [
      SubscriptionCancelCommand.self, SubscriptionResumeCommand.self,
      SubscriptionRefundCommand.self, SubscriptionWithdrawCommand.self,
      SubscriptionPauseCommand.self, SubscriptionConsentCommand.self,
      SubscriptionTransferCommand.self,
    ])
}
