import LinkProtocol
import PhoneApp
import Scenarios
import VehicleCatalog
import WorldTime

/// Steps that use a service from the phone.
extension CaseRun {
  /// With an end that it must come to, world time goes on until it is over.
  func use(_ step: UseStep) async throws(StepProblem) {
    let (phone, vin) = (try phone(step.actors), try car(step.actors))
    let order = ServicesUse(
      service: step.service, action: step.action, inputs: step.inputs.isEmpty ? nil : step.inputs,
      pin: step.pin)
    var command = try await session(phone, vin) { session, _ throws(StepProblem) in
      try await StepProblem.ofCar { () async throws(CarLinkError) in try await session.use(order) }
    }
    guard let end = step.ends else { return }
    let latest = command.dueAt.adding(.minutes(Self.commandMinutesMax))
    for instant in [command.dueAt, latest] where command.state == .executing {
      if instant > now { try await move(to: instant) }
      let known = try await ask(ServicesCommands(vehicle: vin.rawValue, command: command.command))
      command = known.commands.first ?? command
    }
    let found = command.reason.map { "\(command.state.rawValue): \($0)" } ?? command.state.rawValue
    guard command.state.rawValue == end || command.reason == end else {
      throw .unmet(expected: end, found: found)
    }
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

extension UseInputs {
  fileprivate var isEmpty: Bool { self == UseInputs() }
}
