import FoundationEssentials
import Scenarios
import Testing

@testable import ScenarioRunner

/// A head unit that keeps its cars in memory and is asked without lines, held against a daemon on
/// its disk, behind its sockets: over randomized soak runs both must say the same.
@Suite(.serialized) struct SameEverywhereTests {
  @Test(arguments: 1...24) func `a randomized soak run ends the same in memory and in a daemon`(
    seed: UInt64
  ) async throws {
    var generator = CaseRandom(seed: seed, "life")
    let steps = (0..<18).map { _ in
      Self.moves[Int.random(in: 0..<Self.moves.count, using: &generator)]
    }
    let text = (["pair", "buy: smart-alerts", "push"] + steps + Self.looks).map { "- \($0)\n" }
      .joined()
    var one = try RunnerPlace.cases(of: [scenario("life \(seed)", text)])[0]
    let looks = one.steps.suffix(Self.looks.count)
    one.steps.removeLast(looks.count)
    let memory = try RunnerPlace.inProcess.world()
    // What is refused is left out: that is no life.
    while let failure = await memory.run(one) {
      one.steps.removeAll { $0.place == failure.place }
    }
    let daemon = try RunnerPlace.daemon.world()
    for look in looks {
      var seen = one
      seen.steps.append(look)
      let (ours, theirs) = (await memory.run(seen), await daemon.run(seen))
      #expect(ours?.place == look.place && ours?.journal.isEmpty == false)
      #expect(Self.reported(ours) == Self.reported(theirs), "\(text)")
    }
    await memory.close()
    await daemon.close()
  }

  /// What a failure tells but for faults, which a daemon that is used again counts on, and which
  /// are noted with the next commit.
  private static func reported(_ failure: ScenarioFailure?) -> ScenarioFailure? {
    var failure = failure
    let journal = failure?.journal.filter { !$0.contains(" fault_") } ?? []
    failure?.journal = Array(journal.suffix(8))
    return failure
  }

  /// Each fails, and so tells what there is.
  private static let looks = [
    "expect: {service: smart-alerts, state: unsupported, nextChangeAt: 1990-01-01T00:00:00Z}",
    "expect: {charged: -1, charges: 99}", "expect: {bonds: 5}",
    "expect: {clock: cold, wallFlag: none, version: 99, charging: true}",
    "expect: {not-seen: [{service: smart-alerts}]}",
  ]

  private static let moves = [
    "advance: 1h", "advance: 1day", "advance: 5days", "advance: 27days", "advance: 40days",
    "advance: 3min", "visit", "visit", "push", "cancel: smart-alerts", "buy: smart-alerts",
    "resume: smart-alerts", "refund: smart-alerts", "withdraw: smart-alerts",
    "pause: {product: smart-alerts, for: 1month}",
    "buy: {product: in-car-wifi, card: fails_later}",
    "pay-with: {product: smart-alerts, card: insufficient_funds}",
    "pay-with: {product: smart-alerts, card: approved}",
    "price: {product: smart-alerts, months: 1, to: 299}",
    "accept-price: smart-alerts", "refuse-price: smart-alerts",
    "buy: {product: my-car-finder, months: 12}", "ignition: off", "ignition: \"on\"",
    "network: none", "network: good", "power-cut", "power-return", "wall-clock: \"-30 days\"",
    "wall-clock: \"400 days\"", "drive: 40", "forge: {how: payload, refused: bad_signature}",
    "replay: {version: 1, refused: rollback}", "restart-daemon", "kill-daemon", "wipe: head_unit",
    "fault: {kind: link_drop, method: entitlements.push, count: 1}", "clear-faults",
    "fault: {kind: activation_retryable, count: 1}", "use: smart-alerts", "unpair", "pair",
  ]
}
