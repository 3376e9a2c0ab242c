import ArgumentParser
import CommandSupport
import NissanStore
import VehicleCatalog
import WorldTime

/// `phone-client subscriptions`
struct SubscriptionsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "subscriptions", abstract: "List the subscriptions, newest first.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  private struct Document: Encodable {
    let subscriptions: [SubscriptionDocument]
    let worldTime: Instant
  }

  mutating func run() async throws {
    try await attempt("cannot list the subscriptions") { [self] in
      let run = try PhoneRun(global, options)
      let document = try await run.reach { reach in
        let store = try run.store()
        let account = try await run.account(in: reach.state, of: store)
        let subscriptions = try await store.subscriptions(of: account.id, at: reach.now)
        return Document(
          subscriptions: subscriptions.map(SubscriptionDocument.init), worldTime: reach.now)
      }
      try run.output.answer(document, text: text(document))
    }
  }

  private func text(_ document: Document) -> StyledText {
    guard !document.subscriptions.isEmpty else { return "no subscription yet" }
    var table = Table(["subscription", "product", "state", "price", "paid through", "renews"])
    for subscription in document.subscriptions {
      table.add([
        .init(subscription.subscription, .strong), .init(subscription.product),
        .init(subscription.state), .init(subscription.price?.description ?? "free"),
        .init(subscription.paidThrough.displayed(from: document.worldTime)),
        .init(subscription.renewsText),
      ])
    }
    return table.text()
  }
}
