import CarModel
import LinkProtocol
import PhoneApp
import Scenarios
import VehicleCatalog
import WorldTime

/// Steps that use a service from the phone.
extension CaseRun {
  /// Where something must come of it, world time goes on until it is over.
  func use(_ step: UseStep) async throws(StepProblem) {
    let (phone, vin) = (try phone(step.actors), try car(step.actors))
    let order = ServicesUse(
      service: step.service, action: step.action, inputs: step.inputs.isEmpty ? nil : step.inputs,
      pin: step.pin)
    var command = try await session(phone, vin) { session, _ throws(StepProblem) in
      try await StepProblem.ofCar { () async throws(CarLinkError) in try await session.use(order) }
    }
    guard step.expectsAnEnd else { return }
    let latest = command.dueAt.adding(.minutes(Self.commandMinutesMax))
    for instant in [command.dueAt, latest] where command.state == .executing {
      if instant > now { try await move(to: instant) }
      let known = try await ask(ServicesCommands(vehicle: vin.rawValue, command: command.command))
      command = known.commands.first ?? command
    }
    try step.check(command)
  }

  /// Longer than a car takes that is given up.
  private static let commandMinutesMax = 5

  func setPin(_ step: PinStep) async throws(StepProblem) {
    let (phone, vin) = (try phone(step.actors), try car(step.actors))
    try await session(phone, vin) { session, _ throws(StepProblem) in
      _ = try await StepProblem.ofCar { () async throws(CarLinkError) in
        try await session.requestPin()
      }
      let mail = try await self.ask(PinMail(vehicle: vin.rawValue))
      try await StepProblem.ofCar { () async throws(CarLinkError) in
        try await session.setPin(step.pin, with: mail.code)
      }
    }
  }
}

extension UseStep {
  fileprivate var expectsAnEnd: Bool {
    ends != nil || reason != nil || spentMegabytes != nil || leftMegabytes != nil
  }

  fileprivate func check(_ command: CommandReport) throws(StepProblem) {
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

extension CommandInputs {
  fileprivate var isEmpty: Bool { self == CommandInputs() }
}
