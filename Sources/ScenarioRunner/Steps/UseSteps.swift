import CarModel
import LinkProtocol
import PhoneApp
import Scenarios
import VehicleCatalog
import WorldTime

extension UseStep: PerformedStep {
  /// Where something must come of it, world time goes on until it is over.
  func perform(in run: CaseRun) async throws(StepFailure) {
    let (phone, vin) = (try run.phone(actors), try run.car(actors))
    let order = ServicesUse(
      service: service, action: action, inputs: inputs == CommandInputs() ? nil : inputs, pin: pin)
    var command = try await run.call(phone, vin) { session throws(CarLinkError) in
      try await session.use(order)
    }
    guard expectsAnEnd else { return }
    let latest = command.dueAt.adding(.minutes(Self.commandMinutesMax))
    for instant in [command.dueAt, latest] where command.state == .executing {
      if instant > run.now { try await run.move(to: instant) }
      let known = try await run.ask(
        ServicesCommands(vehicle: vin.rawValue, command: command.command))
      command = known.commands.first ?? command
    }
    try check(command)
  }

  /// Longer than a car takes that is given up.
  private static let commandMinutesMax = 5

  private var expectsAnEnd: Bool {
    ends != nil || reason != nil || spentMegabytes != nil || leftMegabytes != nil
  }

  private func check(_ command: CommandReport) throws(StepFailure) {
    let state = command.state.rawValue
    if let ends, ends != state {
      throw .unmet(expected: ends, found: command.reason.map { "\(state): \($0)" } ?? state)
    }
    func found(_ fact: String) -> String? { command.facts.first { $0.name == fact }?.value }
    let wanted: [(String, expected: String?, found: String?)] = [
      ("reason ", reason, command.reason),
      ("spentMegabytes ", spentMegabytes.map { "\($0)" }, found("spentMegabytes")),
      ("leftMegabytes ", leftMegabytes.map { "\($0)" }, found("leftMegabytes")),
    ]
    for (name, expected, found) in wanted {
      guard let expected, expected != found else { continue }
      throw .unmet(expected: name + expected, found: name + (found ?? "none"))
    }
  }
}

extension PinStep: PerformedStep {
  func perform(in run: CaseRun) async throws(StepFailure) {
    let (phone, vin) = (try run.phone(actors), try run.car(actors))
    try await run.session(phone, vin) { session, _ throws(StepFailure) in
      _ = try await StepFailure.ofCar { () async throws(CarLinkError) in
        try await session.requestPin()
      }
      let mail = try await run.ask(PinMail(vehicle: vin.rawValue))
      try await StepFailure.ofCar { () async throws(CarLinkError) in
        try await session.setPin(pin, with: mail.code)
      }
    }
  }
}
