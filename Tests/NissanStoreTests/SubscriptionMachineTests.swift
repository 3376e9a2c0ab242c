import NissanStore
import Testing

@testable import NissanStore

struct SubscriptionMachineTests {
  private static let froms: [SubscriptionMachine.State?] =
    [nil] + SubscriptionMachine.states.map(Optional.some)

  /// The table of `lifecycle`, written a second time and by hand.
  private static let expected: Set<String> = [
    "none purchased active", "none trial_started trial",
    "trial renewal_paid active", "trial renewal_failed grace", "trial auto_renew_off trial",
    "trial auto_renew_on trial", "trial trial_over expired(trial)",
    "active renewal_paid active", "active renewal_failed grace",
    "active auto_renew_off cancelled", "active term_over expired(term)",
    "grace recovered active", "grace grace_over on_hold",
    "on_hold recovered active", "on_hold hold_over expired(billing)",
    "cancelled auto_renew_on active", "cancelled period_over expired(customer)",
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
    #expect(left.allSatisfy { !$0.isOver })
  }

  @Test(arguments: SubscriptionMachine.states)
  func `a state is read back from what it is written as`(_ state: SubscriptionMachine.State) {
    #expect(SubscriptionMachine.State(state.description) == state)
  }
}
