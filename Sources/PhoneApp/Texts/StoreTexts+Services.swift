package import Entitlements
package import LinkProtocol

/// The services of a car: where they stand, why, and what they are used for.
extension StoreTexts {
  /// Where a service stands and how far its activation is: `being activated 40 %`.
  package func state(_ state: ServiceState, percent: Int?) -> String {
    guard let percent else { return self[state] }
    return self[.progress, ["state": self[state], "percent": percent]]
  }

  /// Why a service stands there, by the name the car gives.
  package func reason(_ name: String) -> String { named(name, in: ServiceReason.section) }

  /// The rule of the car that decided, by its name.
  package func rule(_ name: String) -> String { named(name, in: DecisionRule.section) }

  /// A service, where it stands, why and by which rule.
  package func summary(of status: ServiceStatus, called name: String) -> String {
    self[
      .serviceIs,
      [
        "service": status.service, "name": name, "state": self[status.state],
        "reason": reason(status.reason), "rule": rule(status.rule),
      ]]
  }

  /// "Car can", "customer has", "active now", as three answers.
  package func threeAnswers(_ status: ServiceStatus) -> String {
    self[
      .threeAnswers,
      [
        "can": yesOrNo(status.carCan), "has": yesOrNo(status.customerHas),
        "active": yesOrNo(status.activeNow),
      ]]
  }

  /// When a service changes next, by time alone.
  package func nextChange(_ moment: String) -> String { self[.nextChangeAt, ["moment": moment]] }

  /// What is done with a service, by the car's name for it.
  package func action(_ name: String) -> String { named(name, in: "serviceAction") }

  /// A command of a service, and what is done: `c-1, Remote Door Lock/Unlock: lock`.
  package func heading(of command: CommandReport, called name: String) -> String {
    line("\(command.command), \(name)", action(command.action))
  }

  /// Why a command was not seen done.
  package func why(_ unfinished: UnfinishedCommand) -> String {
    switch unfinished {
    case .cameToNothing(let command): because(command) ?? self[command.state]
    case .clockIsFrozen(let id): self[.clockIsFrozen, ["command": id]]
    case .stillAtWork(let id): self[.commandStillAtWork, ["command": id]]
    }
  }
}
