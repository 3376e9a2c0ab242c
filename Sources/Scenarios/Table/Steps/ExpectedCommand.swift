import CarModel
import LinkProtocol

/// How the newest command for a service stands in the car.
package struct ExpectedCommand: Hashable, Sendable {
  package var service = ""
  /// Only commands of this action.
  package var action: String?
  /// `none` where there is no such command.
  package var state = ""
  /// Why it was rejected.
  package var reason: String?
}

extension ExpectedCommand {
  /// The keys of `command`.
  static let mapping = Mapping(
    ExpectedCommand(),
    [
      .required("service", \.service, .service, "What was used."),
      .optional("action", \.action, .text("an action such as lock"), "Only this action."),
      .required(
        "state", \.state,
        .word("state of a command", ServiceCommand.State.allCases.map(\.rawValue) + ["none"]),
        "How far it has come; `none` where there is no such command."),
      .optional("reason", \.reason, .refusal, "Why it was rejected."),
    ])
}
