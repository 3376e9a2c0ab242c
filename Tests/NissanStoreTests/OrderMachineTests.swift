import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import NissanStore

struct OrderMachineTests {
  private static let froms: [OrderMachine.State?] = [nil] + OrderMachine.states.map(Optional.some)

  /// The road without declines, written a second time and by hand.
  private static let expected: Set<String> = {
    var lines: Set<String> = [
      "browsing product_chosen details", "details found_incompatible refused",
      "details price_frozen quoted", "details terms_accepted terms",
      "quoted address_saved address", "address address_saved address",
      "address card_chosen card", "card card_chosen card", "card address_saved address",
      "card terms_accepted terms", "terms reviewed review", "review reviewed review",
      "review confirmed_free fulfilled", "review confirmed authorising",
      "authorising approved paid", "authorising challenged sca_required",
      "sca_required authenticated authorising", "sca_required quote_ran_out quote_expired",
      "sca_required declined(authentication_required) declined(authentication_required)",
      "sca_required abandoned abandoned", "paid fulfilled fulfilled",
      "browsing transferred fulfilled", "fulfilled released released",
      "quote_expired price_frozen quoted",
      "authorising payment_pending pending", "pending approved paid",
      "pending payment_lapsed lapsed",
    ]
    for reason in ["refund", "withdrawal", "chargeback"] {
      lines.insert("fulfilled taken_back(\(reason)) taken_back(\(reason))")
    }
    for state in ["terms", "review"] {
      lines.formUnion([
        "\(state) address_saved address", "\(state) card_chosen card",
        "\(state) terms_accepted terms",
      ])
    }
    for state in ["quoted", "address", "card", "terms", "review"] {
      lines.formUnion(["\(state) quote_ran_out quote_expired", "\(state) price_changed quoted"])
    }
    for state in [
      "details", "quoted", "address", "card", "terms", "review", "quote_expired",
    ] {
      lines.insert("\(state) abandoned abandoned")
    }
    for code in DeclineCode.allCases.map({ "declined(\($0.rawValue))" }) {
      lines.formUnion([
        "authorising \(code) \(code)", "pending \(code) \(code)", "\(code) card_chosen card",
        "\(code) address_saved address",
        "\(code) quote_ran_out quote_expired", "\(code) abandoned abandoned",
      ])
    }
    return lines
  }()

  @Test(arguments: froms)
  func `every step leads where the table says, and every other is refused`(
    _ from: OrderMachine.State?
  ) {
    for event in OrderMachine.events {
      let begins = "\(from?.description ?? "browsing") \(event) "
      let line = Self.expected.first { $0.hasPrefix(begins) }
      do throws(OrderRefusal) {
        let target = try OrderMachine.target(from: from, on: event)
        #expect(line == begins + target.description)
      } catch {
        #expect(line == nil, "\(begins)")
        #expect(error == OrderRefusal(state: from, event: event))
      }
    }
  }

  @Test func `every state is reached`() {
    #expect(Set(OrderMachine.transitions.map(\.to)) == Set(OrderMachine.states))
  }

  @Test func `a purchase that needs payment cannot skip its address and card`() throws {
    let now = try Instant.at("2026-01-31T10:00:00Z")
    var order = try Order.bought(at: now)
    #expect(throws: OrderRefusal(state: .details, event: .termsAccepted)) {
      try order.accept(Terms.current(country: "FR", language: .fr), at: now)
    }
  }
}
