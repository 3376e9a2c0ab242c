import ArgumentParser
import CommandSupport
import LinkProtocol
import LinkTransport
import PhoneApp
import WorldTime

/// `phone-client agent`
struct AgentCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "agent",
    abstract: "Stay with the car, and bring it what the store says whenever a service changes.",
    discussion: """
      The store catches up with world time at each change, so that a renewal is charged and \
      delivered without anybody asking. A car that is out of reach, or cannot take it now, is \
      tried until it does, first after a quarter of a second, in the end every 30 s. With \
      --json, each delivery is a document on a line of its own, and one at each meeting.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  mutating func run() async throws {
    var delay = ReconnectDelay()
    while true {
      do {
        try await attempt(.deliver) { run in
          // Whether or not a car is in reach: a phone without one has nobody to wait for.
          _ = try run.bond(in: run.initialState)
          try await run.reach { reach in try await stay(run, reach, &delay) }
        }
      } catch let failure as CommandFailure where failure.mayPass {
        if delay.isFirst { try report(failure) }
      }
      await LinkLoop.ofThisProcess.pause(milliseconds: delay.next())
    }
  }

  /// Brings what the store says, at once and at each change, as long as the car is there.
  private func stay(_ run: PhoneRun, _ reach: Reach, _ delay: inout ReconnectDelay) async throws {
    let (session, _) = try await run.openSession(reach)
    guard let client = reach.client else { preconditionFailure("a session has a connection") }
    let outbox = Outbox(store: try run.store(), home: run.home)
    var isFirst = true
    try await session.follow(over: client) { now in
      let bond = try run.bond(in: try run.home.read() ?? reach.state)
      let answer = try await outbox.deliver(to: bond, through: session, at: now)
      delay.succeeded()
      guard isFirst || answer != nil else { return }
      isFirst = false
      let document = DeliveryDocument(answer, kept: bond.acknowledgedVersion, at: now)
      try run.output.answer(document, text: document.text(run.texts))
    }
  }

  private func report(_ failure: CommandFailure) throws {
    let texts = try PhoneRun(global, options).texts
    global.output.message(
      StyledText(texts[.noteLead], .waiting)
        + "\(failure)\(texts[.reasonJoint])\(texts[.triesAgain])")
  }
}

extension CommandFailure {
  /// The same may succeed later, without anybody mending anything.
  fileprivate var mayPass: Bool { status == .unreachable || retryable }
}
