package import CarModel
import LinkProtocol

/// The customer uses a service from the phone.
package struct UseStep: RefusableStep {
  package var actors = Actors()
  package var service = ""
  package var action: String?
  package var inputs = CommandInputs()
  package var pin: String?
  /// The end it must come to, such as `completed`; without it only that it was taken on.
  package var ends: String?
  /// Why it must be rejected, such as `quota_exceeded`.
  package var reason: String?
  /// The megabytes that it must have been served, and those that all rights have left after it.
  package var spentMegabytes: Int?
  package var leftMegabytes: Int?
  package var refused: String?

  package init() {}

  package static let forms = written(
    "use", .car, "The customer uses a service from the phone.", main: "service",
    fields: keys + acting,
    example: "use: {service: remote-door-lock, action: lock, pin: \"1234\", ends: completed}")

  private static let keys: [Field<Self>] = [
    .required("service", \.service, .service, "What is used."),
    .optional(
      "action", \.action, .text("an action such as lock"),
      "What is done; may be left out where there is only one."),
    .defaulted(
      "inputs", \.inputs, .mapping(CommandInputs.mapping), "What the action needs to know."),
    .optional("pin", \.pin, .pin, "The PIN, for what needs one."),
    .optional(
      "ends", \.ends, .word("end of a command", endWords),
      "The end it must come to; without it, it only must be taken on."),
    .optional("reason", \.reason, .refusal, "Why it must be rejected."),
    .optional(
      "spentMegabytes", \.spentMegabytes, megabytes, "The data that it must have been served."),
    .optional(
      "leftMegabytes", \.leftMegabytes, megabytes,
      "The data that all rights in use together must have left then."),
  ]

  private static let megabytes = FieldType<Int>.integer("megabytes", 0...1_000_000_000)
  private static let endWords = ServiceCommand.State.allCases.filter { $0 != .executing }.map(
    \.rawValue)

  package var title: String { "use \(service)" }
  package var explained: String? { service }
}

extension CommandInputs {
  /// The keys of `inputs`.
  fileprivate static let mapping = Mapping(
    CommandInputs(),
    [
      key("temperatureCelsius", \.temperatureCelsius, number), key("target", \.target, text),
      key("name", \.name, text), key("latitude", \.latitude, number),
      key("longitude", \.longitude, number), key("radiusMetres", \.radiusMetres, integer),
      key("speedLimit", \.speedLimit, integer), key("from", \.from, text), key("to", \.to, text),
      key("period", \.period, text), key("megabytes", \.megabytes, integer),
    ])

  private static let number = FieldType<Double>.number("an input", -10_000...10_000)
  private static let integer = FieldType<Int>.integer("an input", 0...1_000_000)
  private static let text = FieldType<String>.text("a text")

  /// With what the protocol says of the input.
  private static func key<Value>(
    _ name: String, _ path: any WritableKeyPath<CommandInputs, Value?> & Sendable,
    _ type: FieldType<Value>
  ) -> Field<CommandInputs> {
    .optional(name, path, type, notes[name] ?? "")
  }
}
