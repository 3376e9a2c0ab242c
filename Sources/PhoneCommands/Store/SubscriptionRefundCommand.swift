import ArgumentParser
import CommandSupport
import LinkProtocol
import NissanStore
import PhoneApp

/// `phone-client subscription refund`
struct SubscriptionRefundCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "refund",
    abstract: "Give back what was last paid for a subscription, and end it at once.",
    discussion: "Doing it again gives nothing back a second time.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The product's name, or the subscription's id.")
  var subscription: String
  @OptionGroup var confirmation: ConfirmOptions

  mutating func run() async throws {
    try await attempt(.refund, subscription) { [self] run in
      try await run.reach { reach in
        let store = try run.store()
        let account = try await run.account(in: reach.state, of: store)
        let subscription = try await run.subscription(
          called: subscription, of: account.id, in: store, at: reach.now)
        try confirmation.ask(of: run) { texts in
          texts[.confirmRefund, ["product": texts.name(of: subscription.product)]]
        }
        let reversal = try await store.refund(subscription.id, by: account.id, at: reach.now)
        try await run.show(reversal, reach, run.texts(for: account))
      }
    }
  }
}

extension PhoneRun {
  /// Tells the car what was taken back, and shows it.
  func show(_ reversal: Reversal, _ reach: Reach, _ texts: StoreTexts) async throws {
    let outcome = await deliver(
      reach, otherwise: texts[.changesCarLater])
    var lines = [StyledText.receipt(reversal.receipt, texts, catalog: catalog)]
    if let outcome {
      lines.append(StyledText(texts[.inTheCar], .strong))
      lines.append(outcome.outcomes.text(texts, at: reach.now))
    }
    try output.answer(ReversalDocument(reversal, outcome), text: lines.lines())
  }
}
