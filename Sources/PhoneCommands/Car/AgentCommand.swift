import ArgumentParser
import CommandSupport
import LinkProtocol
import PhoneApp
import WorldTime

/// `phone-client agent`
struct AgentCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "agent",
    abstract: "Stay with the car, and bring it what the store says whenever a service changes.",
    discussion: """
      The store catches up with world time at each change, so that a renewal is charged and \
      delivered without anybody asking. Ends when the car is gone; under systemd, \
      phone-agent@NAME.service starts it again. With --json, each delivery is a document on a \
      line of its own.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  mutating func run() async throws {
    try await attempt(.deliver) { run in
      try await run.reach { reach in
        let (session, _) = try await run.openSession(reach)
        let outbox = Outbox(store: try run.store(), home: run.home)
        var isFirst = true
        try await session.follow { now in
          let bond = try run.bond(in: try run.home.read() ?? reach.state)
          let answer = try await outbox.deliver(to: bond, through: session, at: now)
          guard isFirst || answer != nil else { return }
          isFirst = false
          let document = DeliveryDocument(answer, kept: bond.acknowledgedVersion, at: now)
          try run.output.answer(document, text: document.text(run.texts))
        }
      }
    }
  }
}
