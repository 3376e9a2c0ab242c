import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

/// `phone-client orders`
struct OrdersCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "orders", abstract: "List the orders and their receipts, newest first.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Flag(help: "List the orders too that were dropped on their way or never possible.")
  var all = false

  private struct Document: Encodable {
    let orders: [OrderDocument]
    let receipts: [Receipt]
    let worldTime: Instant
  }

  mutating func run() async throws {
    try await attempt(.listOrders) { [self] run in
      let (document, open, texts) = try await run.reach { reach in
        let store = try run.store()
        let account = try await run.account(in: reach.state, of: store)
        let orders = try await store.orders(of: account.id, at: reach.now)
        let document = Document(
          orders: orders.filter { all || $0.state != .abandoned && $0.state != .refused }
            .map(OrderDocument.init),
          receipts: try await store.receipts(of: account.id, at: reach.now),
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
    guard !document.orders.isEmpty else { return StyledText(texts[.noOrder]) }
    // Which car it is for is said where there are several.
    let hasCars = Set(document.orders.map(\.vehicle)).count > 1
    var table = Table(
      [texts[.order], texts[.total], texts[.receipts], texts[.state], texts[.since]]
        + (hasCars ? [texts[.vehicle]] : []))
    for order in document.orders {
      let receipts = document.receipts.filter { $0.order.rawValue == order.order }
      table.add([
        .init(texts.name(of: ProductID(rawValue: order.product)), .strong),
        .init(order.total.map(texts.amount) ?? texts[.free]),
        .init(receipts.map(\.number.rawValue).joined(separator: ", ")),
        .init(texts[order.state]), .init(texts.moment(order.stateSince)),
        .init(hasCars ? texts.name(ofCar: order.vehicle) : ""),
      ])
    }
    return ([table.text(width: width)] + open.map { $0.line(texts) }).lines()
  }
}
