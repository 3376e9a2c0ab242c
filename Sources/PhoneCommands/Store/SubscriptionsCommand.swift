import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

/// `phone-client subscriptions`
struct SubscriptionsCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "subscriptions", abstract: "List the subscriptions, newest first.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  private struct Document: Encodable {
    let subscriptions: [SubscriptionDocument]
    let worldTime: Instant
  }

  mutating func run() async throws {
    try await attempt(.listSubscriptions) { [self] run in
      let (document, open, texts) = try await run.reach { reach in
        let store = try run.store()
        let account = try await run.account(in: reach.state, of: store)
        let subscriptions = try await store.subscriptions(of: account.id, at: reach.now)
        let outlooks = try await store.outlooks(of: account.id, at: reach.now)
        let document = Document(
          subscriptions: subscriptions.map { SubscriptionDocument($0, outlooks[$0.id]) },
          worldTime: reach.now)
        let open = try await store.withdrawals(of: account.id, at: reach.now)
        return (document, open, run.texts(for: account))
      }
      try run.output.answer(
        document, text: text(document, open, texts, run.output.standardOutput.width))
    }
  }

  private func text(
    _ document: Document, _ open: [OpenWithdrawal], _ texts: StoreTexts, _ width: Int?
  ) -> StyledText {
    guard !document.subscriptions.isEmpty else { return StyledText(texts[.noSubscription]) }
    // Which car it is for is said where there are several.
    let hasCars = Set(document.subscriptions.map(\.vehicle)).count > 1
    var table = Table(
      [texts[.subscription], texts[.price], texts[.state], texts[.paidThrough], texts[.renews]]
        + (hasCars ? [texts[.vehicle]] : []))
    for subscription in document.subscriptions {
      table.add([
        .init(subscription.name(texts), .strong), .init(subscription.priceText(texts)),
        .init(texts[subscription.state]),
        .init(
          subscription.isPaid
            ? texts.moment(subscription.paidThrough, from: document.worldTime) : ""),
        .init(subscription.renewsText(texts)),
        .init(hasCars ? texts.name(ofCar: subscription.vehicle) : ""),
      ])
    }
    let reported = document.subscriptions.flatMap { notices(of: $0, texts) }
    return
      ([table.text(width: width)] + reported.map { StyledText($0) } + open.map { $0.line(texts) })
      .lines()
  }

  /// What the table has no room for: why it is unpaid and until when, a card that will not do, a
  /// pause, and a new price with what to do about it.
  private func notices(of subscription: SubscriptionDocument, _ texts: StoreTexts) -> [String] {
    let overdue = subscription.outlook?.overdueNotice(texts)
    let card = subscription.outlook?.expiringCardText(texts)
    let pause = subscription.pauseText(texts).map { "\(texts[.pause]) \($0)" }
    let price = subscription.newPriceText(texts).map { "\(texts[.newPrice]) \($0)" }
    return [overdue, card, pause, price].compactMap { $0 }.map {
      texts.notice($0, of: subscription.name(texts))
    }
  }
}
