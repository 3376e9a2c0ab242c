import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

/// `phone-client subscription withdraw`
struct SubscriptionWithdrawCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Withdraw from a contract, within its 14 days.",
    discussion: """
      Everything that was paid is given back, and what was bought ends at once. Orders from \
      19 June 2026 on are withdrawn from in two steps: without --confirm the command shows what \
      would be declared and does nothing. At a terminal it shows and asks, whatever the order's day.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The product's name, or the id of its subscription or order.")
  var contract: String
  @Flag(
    name: [.customLong("confirm"), .customLong("yes")],
    help: "Confirm the withdrawal as it was shown; at a terminal it is asked for otherwise.")
  var confirm = false

  private struct Shown: Encodable {
    let confirmed: Bool
    let statement: WithdrawalStatement
  }

  mutating func run() async throws {
    try await attempt(.withdraw, contract) { [self] run in
      try await run.reach { reach in
        let store = try run.store()
        let account = try await run.account(in: reach.state, of: store)
        let texts = run.texts(for: account)
        let order = try await order(of: account.id, in: store, run, at: reach.now)
        let statement = try await store.openWithdrawal(
          from: order, by: account.id, at: reach.now)
        if let statement, !confirm {
          let person = Question(texts, run.output)
          if person.canBeAsked {
            run.output.message(text(statement, texts, run))
            guard person.answer(to: texts[.confirmWithdrawal]) == true else {
              throw PhoneRefusal.notConfirmed
            }
          } else if statement.needsConfirmation {
            return try run.output.answer(
              Shown(confirmed: false, statement: statement),
              text: [
                text(statement, texts, run),
                StyledText(texts.confirmWithdrawal(command(statement, texts)), .strong),
              ].lines())
          }
        }
        let reversal = try await store.withdraw(
          from: order, confirming: statement, by: account.id, at: reach.now)
        try await run.show(reversal, reach, texts)
      }
    }
  }

  /// A subscription's order, or that of a free product.
  private func order(
    of account: AccountID, in store: any StoreBackOffice, _ run: PhoneRun, at now: Instant
  ) async throws -> OrderID {
    let orders = try await store.orders(of: account, at: now)
    if let named = orders.first(where: { $0.id.rawValue == contract }) { return named.id }
    do {
      return try await run.subscription(called: contract, of: account, in: store, at: now).order
    } catch let refusal as PhoneRefusal {
      guard case .subscriptionUnknown = refusal,
        let product = run.catalog.productNames.called(contract).first,
        let order = orders.first(where: { $0.product == product.id && $0.state == .fulfilled })
      else { throw refusal }
      return order.id
    }
  }

  private func command(_ statement: WithdrawalStatement, _ texts: StoreTexts) -> String {
    "phone-client subscription withdraw \"\(texts.name(of: statement.product))\" --confirm"
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
    ].lines()
  }
}
