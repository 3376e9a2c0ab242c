import Entitlements
import VehicleCatalog
import WorldTime

/// Writes a violation as a scenario that a real daemon can be led through: a car that keeps the
/// rule ends otherwise than the explored one, and the last step expects that.
///
/// What a scenario cannot say, as an arrival without its commit, stands in it as a comment.
package struct ScenarioWriter: Sendable {
  package let world: ExploredWorld

  package init(_ world: ExploredWorld) { self.world = world }

  /// The whole file, in YAML.
  package func text(of violation: Violation) -> String {
    let rule = world.breakage.map { "; \($0.summary)" } ?? ""
    let name = world.breakage.map { ", \($0.rawValue)" } ?? ""
    var lines = [
      "name: explored, \(violation.invariant.rawValue)\(name)",
      "description: \"\(violation.invariant.sentence)\(rule)\"",
      "source: headunitctl explore",
      "world:",
      "  start: \(ExploredWorld.start)",
      "  profile: \(world.profile.name)",
      "  market: \(world.profile.market)",
      "steps:",
      "  - pair",
    ]
    lines += unsaid.map { "  # \($0)" }
    var names = Names()
    for step in violation.steps {
      names.note(step)
      lines += self.lines(of: step, names).map { "  \($0)" }
      if step.event == .deliver || step.event == .commit, let version = step.version {
        names.kept = max(names.kept, version)
      }
    }
    lines += ending(of: violation).map { "  \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What of the world itself a scenario cannot say.
  private var unsaid: [String] {
    var lines: [String] = []
    if world.delay.isPositive {
      lines.append("what is bought begins \(Self.days(of: world.delay)) days later")
    }
    if let allowance = world.allowance {
      lines.append("what is bought lasts for \(allowance.limit) \(allowance.unit.rawValue)")
    }
    if world.fault != nil { lines.append("an activation fails until everything is healed") }
    return lines
  }

  /// Which documents there are, to tell a push of the newest from an older one that comes late. A
  /// real phone fetches after each of the customer's acts, so that its versions are counted anew.
  private struct Names {
    /// The newest document that was fetched, while the store would still say the same.
    private var current = 0
    /// What the real store issued, and what each explored version is there.
    private var issued = 0
    private var numbers: [Int: Int] = [:]
    var kept = 0

    mutating func note(_ step: Violation.Step) {
      switch step.event {
      case .fetch:
        current = step.version ?? 0
        numbers[current] = issued
      case .buy, .cancel, .refund, .buyAgain, .pause, .withdraw, .upgrade, .agree, .refuse,
        .changePeriod, .resume, .release:
        current = 0
        issued += 1
      case .decline, .accept, .tick, .priceRise, .dispute, .transfer, .authenticate: current = 0
      default: break
      }
    }

    /// A phone that pushes fetches first, so that an older document must be named.
    func handingOver(_ version: Int) -> String {
      if version == current { return "- push" }
      let number = numbers[version] ?? version
      return version < kept
        ? "- replay: {version: \(number), refused: rollback}" : "- replay: \(number)"
    }
  }

  private func lines(of step: Violation.Step, _ names: Names) -> [String] {
    switch step.event {
    case .buy, .buyAgain: ["- buy: {product: \(world.product), months: \(world.months)}"]
    case .pause:
      ["- pause: {product: \(world.product), for: \(Self.days(of: ExploredWorld.pause)) days}"]
    case .cancel: ["- cancel: \(world.product)"]
    case .refund: ["- refund: \(world.product)"]
    case .withdraw: ["- withdraw: \(world.product)"]
    case .changePeriod:
      ["- buy: {product: \(world.product), months: \(world.months == 1 ? 12 : 1)}"]
    case .resume: ["- resume: \(world.product)"]
    case .release: ["- release"]
    case .upgrade: ["- buy: {product: \(ExploredWorld.pack), months: \(ExploredWorld.packMonths)}"]
    case .priceRise:
      [
        "- price: {product: \(world.product), months: \(world.months), "
          + "to: \(world.raisedPrice.minorUnits)}"
      ]
    case .agree: ["- accept-price: \(world.product)"]
    case .refuse: ["- refuse-price: \(world.product)"]
    case .deliver, .commit: [names.handingOver(step.version ?? 1)]
    case .powerLoss: ["- power-cut"]
    case .powerReturn: ["- power-return", "- ignition: on"]
    case .wallBack, .wallForward: ["- wall-clock: \(step.wall)"]
    case .wallRight: ["- wall-clock: right"]
    case .attestTime: ["- visit"]
    case .tick: ["- advance: \(Self.days(of: world.tick)) days"]
    case .decline, .accept, .fetch, .push, .lose, .duplicate, .receive, .acknowledge,
      .loseAcknowledgement, .connect, .disconnect, .challenge, .authenticate, .scaAbandon,
      .timeoutBefore, .timeoutAfter, .slowApprove, .slowDecline, .lateApprove, .dispute,
      .transfer:
      ["# \(step.words)"]
    }
  }

  private static func days(of period: Period) -> Int64 { period.milliseconds / 86_400_000 }

  /// What a car that keeps the rules says in the end.
  private func ending(of violation: Violation) -> [String] {
    var lines = violation.isAfterHealing ? ["- power-return", "- ignition: on", "- visit"] : []
    let service = world.service.id
    func expect(_ look: String) -> String { "- expect: {service: \(service), \(look)}" }
    switch violation.invariant {
    case .onlyByRecord, .revokedStaysOut: lines.append(expect("usable: false"))
    case .paidIsActive:
      lines += ["- advance: 1 hour", expect("usable: true")]
    case .versionsRise, .wallClockIsMute, .onlyTheStoreDowngrades:
      // A document that is not taken, and the driver's clock, leave the answer as it was.
      let before = violation.steps.dropLast().last
      if let before {
        lines += ["- advance: 1 hour", expect("state: \(before.state.rawValue)")]
      }
    case .recordIsWhole, .nextChangeIsExact, .acknowledgedIsKept, .chargedOnce, .chargedAsAgreed,
      .noCardData:
      lines.append("# \(violation.invariant.sentence)")
    }
    // Power that was not lost need not return.
    if !violation.steps.contains(where: { $0.event == .powerLoss }) {
      lines.removeAll { $0 == "- power-return" || $0 == "- ignition: on" }
    }
    return lines
  }
}
