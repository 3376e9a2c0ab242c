import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp
import VehicleCatalog

/// `phone-client subscription withdraw`
struct SubscriptionWithdrawCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Withdraw from a contract, within its 14 days.",
    discussion: """
      Everything that was paid is given back, and what was bought ends at once. Orders from \
      19 June 2026 on are withdrawn from in two steps: without --confirm the command shows what \
      would be declared and does nothing. A free product has no subscription; it is named by its \
      order.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The subscription's id, from `subscriptions`, or the order's, from `orders`.")
  var id: String
  @Flag(help: "Confirm the withdrawal as it was shown.")
  var confirm = false

  private struct Shown: Encodable {
    let confirmed: Bool
    let statement: WithdrawalStatement
  }

  mutating func run() async throws {
    try await attempt(.withdraw, id) { [self] run in
      try await run.reach { reach in
        let store = try run.store()
        let account = try await run.account(in: reach.state, of: store)
        let texts = run.texts(for: account)
        let subscriptions = try await store.subscriptions(of: account.id, at: reach.now)
        let order =
          subscriptions.first { $0.id.rawValue == id }?.order ?? OrderID(rawValue: id)
        let statement = try await store.openWithdrawal(
          from: order, by: account.id, at: reach.now)
        if let statement, statement.needsConfirmation, !confirm {
          return try run.output.answer(
            Shown(confirmed: false, statement: statement), text: text(statement, texts, run))
        }
        let reversal = try await store.withdraw(
          from: order, confirming: statement, by: account.id, at: reach.now)
        try await run.show(reversal, reach, texts)
      }
    }
  }

  private func text(
    _ statement: WithdrawalStatement, _ texts: StoreTexts, _ run: PhoneRun
  ) -> StyledText {
    let rows = WithdrawalText(
      statement, texts, name: { run.catalog.product($0)?.name[texts.language] }
    ).rows
    return [
      StyledText(texts[.withdrawHere], .strong),
      StyledText(texts[.declaration]),
      .facts(rows.map { ($0.label, $0.value) }),
      StyledText(texts[.nothingDoneYet], .waiting),
      StyledText(
        texts.confirmWithdrawal("phone-client subscription withdraw \(id) --confirm"), .strong),
    ].lines()
  }
}
