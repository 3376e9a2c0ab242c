import NissanStore
import Testing

@testable import NissanStore

struct SubscriptionMachineTests {
  private static let froms: [SubscriptionMachine.State?] =
    [nil] + SubscriptionMachine.states.map(Optional.some)

  /// The table of `lifecycle`, written a second time and by hand.
  private static let expected: Set<String> = [
    "none purchased active", "none trial_started trial", "none payment_pending pending",
    "pending payment_settled active", "pending payment_lapsed expired(payment)",
    "trial renewal_paid active", "trial renewal_failed grace", "trial auto_renew_off trial",
    "trial auto_renew_on trial", "trial price_accepted trial", "trial price_refused trial",
    "trial product_withdrawn trial", "trial upgraded trial", "trial trial_over expired(trial)",
    "trial withdrawn revoked(withdrawal)", "trial transferred revoked(transfer)",
    "active renewal_paid active", "active renewal_failed grace",
    "active auto_renew_off cancelled", "active term_over expired(term)",
    "active pause_asked active", "active pause_dropped active", "active pause_began paused",
    "active price_accepted active", "active price_refused cancelled(price_rise)",
    "active product_withdrawn cancelled(product_withdrawn)",
    "active upgraded cancelled(upgraded)",
    "active refunded revoked(refund)", "active withdrawn revoked(withdrawal)",
    "active charged_back revoked(chargeback)", "active transferred revoked(transfer)",
    "grace recovered active", "grace grace_over on_hold",
    "grace refunded revoked(refund)", "grace withdrawn revoked(withdrawal)",
    "grace charged_back revoked(chargeback)", "grace transferred revoked(transfer)",
    "grace upgraded expired(upgraded)", "on_hold upgraded expired(upgraded)",
    "paused upgraded expired(upgraded)",
    "on_hold recovered active", "on_hold hold_over expired(billing)",
    "on_hold charged_back revoked(chargeback)", "on_hold transferred revoked(transfer)",
    "paused resumed active", "paused resume_failed on_hold",
    "paused auto_renew_off expired(customer)",
    "paused product_withdrawn expired(product_withdrawn)",
    "paused charged_back revoked(chargeback)", "paused transferred revoked(transfer)",
    "cancelled auto_renew_on active", "cancelled period_over expired(customer)",
    "cancelled refunded revoked(refund)", "cancelled withdrawn revoked(withdrawal)",
    "cancelled charged_back revoked(chargeback)", "cancelled transferred revoked(transfer)",
    "cancelled(price_rise) period_over expired(price_rise)",
    "cancelled(price_rise) refunded revoked(refund)",
    "cancelled(price_rise) withdrawn revoked(withdrawal)",
    "cancelled(price_rise) charged_back revoked(chargeback)",
    "cancelled(price_rise) transferred revoked(transfer)",
    "cancelled(product_withdrawn) period_over expired(product_withdrawn)",
    "cancelled(product_withdrawn) refunded revoked(refund)",
    "cancelled(product_withdrawn) withdrawn revoked(withdrawal)",
    "cancelled(product_withdrawn) charged_back revoked(chargeback)",
    "cancelled(product_withdrawn) transferred revoked(transfer)",
    "cancelled(upgraded) period_over expired(upgraded)",
    "cancelled upgraded cancelled(upgraded)",
    "cancelled(price_rise) upgraded cancelled(upgraded)",
    "cancelled(product_withdrawn) upgraded cancelled(upgraded)",
    "cancelled(upgraded) withdrawn revoked(withdrawal)",
    "cancelled(upgraded) charged_back revoked(chargeback)",
    "cancelled(upgraded) transferred revoked(transfer)",
    "cancelled(price_rise) price_accepted active",
    "cancelled(price_rise) auto_renew_on active",
    "cancelled(product_withdrawn) auto_renew_on active",
    "cancelled(upgraded) auto_renew_on active",
    "trial released expired(released)", "active released expired(released)",
    "cancelled released expired(released)", "cancelled(price_rise) released expired(released)",
    "cancelled(product_withdrawn) released expired(released)",
    "cancelled(upgraded) released expired(released)",
    "expired(released) withdrawn revoked(withdrawal)",
    "expired(released) transferred revoked(transfer)",
    "pending product_withdrawn pending",
    "grace price_accepted grace", "grace product_withdrawn expired(product_withdrawn)",
    "on_hold price_accepted on_hold", "on_hold product_withdrawn expired(product_withdrawn)",
    "paused price_accepted paused", "paused price_refused expired(price_rise)",
  ]

  @Test(arguments: froms, SubscriptionMachine.Event.allCases)
  func `every step leads where the table says, and every other is refused`(
    _ from: SubscriptionMachine.State?, _ event: SubscriptionMachine.Event
  ) {
    let begins = "\(from?.description ?? "none") \(event.rawValue) "
    let line = Self.expected.first { $0.hasPrefix(begins) }
    do throws(SubscriptionRefusal) {
      let target = try SubscriptionMachine.target(from: from, on: event)
      #expect(line == begins + target.description)
    } catch {
      #expect(line == nil)
      #expect(error == SubscriptionRefusal(state: from, event: event))
    }
  }

  @Test func `every state is reached, and only the ends are final`() {
    let reached = Set(SubscriptionMachine.transitions.map(\.to))
    #expect(reached == Set(SubscriptionMachine.states))
    let left = Set(SubscriptionMachine.transitions.compactMap(\.from))
    #expect(Set(SubscriptionMachine.states.filter { !left.contains($0) }.map(\.isOver)) == [true])
    #expect(left.filter(\.isOver) == [.expired(.released)], "it can be withdrawn from or moved")
  }

  @Test(arguments: SubscriptionMachine.states)
  func `a state is read back from what it is written as`(_ state: SubscriptionMachine.State) {
    #expect(SubscriptionMachine.State(state.description) == state)
  }
}
