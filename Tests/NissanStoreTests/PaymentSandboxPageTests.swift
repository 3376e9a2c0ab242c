import Foundation
import NissanStore
import TestSupport
import Testing

/// `docs/payment-sandbox.md` says what the simulated processor does.
struct PaymentSandboxPageTests {
  private static let rows = Result {
    let page = try Repository.text(of: "docs/payment-sandbox.md")
    return page.split(separator: "\n").compactMap { line -> [String]? in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      return cells.count == 5 && cells[0].count == 16 ? cells : nil
    }
  }

  @Test func `S14: every card of the page behaves as its row says`() throws {
    let rows = try Self.rows.get()
    #expect(Set(rows.map { $0[0] }).count == 22)
    for row in rows {
      let card = CardDetails(
        holder: "Camille Martin", number: row[0], expiry: "12/30", securityCode: "737")
      let behaviour = SimulatedProcessor.behaviour(of: card)
      #expect(
        row == [
          row[0], behaviour.atPurchase.description, behaviour.later.description,
          behaviour.challenges ? "yes" : "no", behaviour.disputes ? "yes" : "no",
        ])
    }
  }
}
