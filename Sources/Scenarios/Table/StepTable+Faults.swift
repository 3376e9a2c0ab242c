import LinkProtocol
import VehicleCatalog

extension StepTable {
  static let faults = [fault, clearFaults, restartDaemon, killDaemon]

  private static let fault = StepEntry(
    "fault", .faults, "Lets something go wrong from here on, as `faults.add` does.",
    main: FaultFields.kind.name, fields: FaultFields.all,
    example: "fault: {kind: link_drop, method: entitlements.push, direction: to_car, count: 1}",
    read: FaultFields.read)

  private static let clearFaults = StepEntry(
    "clear-faults", .faults, "Takes every fault away.", fields: [], example: "clear-faults"
  ) { _ in .step(.clearFaults) }

  private static let restartDaemon = StepEntry(
    "restart-daemon", .faults,
    "Stops the daemon as systemd does, and starts it again on the same state.",
    fields: [], example: "restart-daemon"
  ) { _ in .step(.restartDaemon) }

  private static let killDaemon = StepEntry(
    "kill-daemon", .faults, "Kills it without a word, and starts it again on the same state.",
    fields: [], example: "kill-daemon"
  ) { _ in .step(.killDaemon) }
}

/// The keys of `fault`, by the names that `faults.add` has for them.
enum FaultFields {
  static let kind = Field(
    "kind", .choice("kind of fault", of: FaultKind.self), "What goes wrong.", required: true)
  static let service = Field("service", .service, note("service"))
  static let count = Field("count", .integer("a count", 1...1_000_000), note("count"))
  static let after = Field("after", .integer("a count", 0...1_000_000), note("after"))
  static let span = Field("span", .period, note("span"))
  static let probability = Field(
    "probability", .number("a probability", 0...1), note("probability"))
  static let seed = Field("seed", .integer("a seed", 0...1_000_000_000), note("seed"))
  static let direction = Field(
    "direction", .choice("direction", of: FaultDirection.self), note("direction"))
  static let method = Field("method", .method, note("method"))
  static let delay = Field("delay", .period, note("delay"))
  static let amount = Field(
    "amount", .number("an amount", -1_000_000_000...1_000_000_000), note("amount"))

  static let all: [any DescribedField] = [
    kind, service, count, after, span, probability, seed, direction, method, delay, amount,
    SharedFields.vehicle,
  ]

  private static func note(_ name: String) -> String { FaultsAdd.notes[name] ?? "" }

  static func read(_ reader: FieldReader) -> StepBody? {
    let vehicle = reader[SharedFields.vehicle]
    let parameters = (
      service: reader[service], count: reader[count], after: reader[after], span: reader[span],
      probability: reader[probability], seed: reader[seed], direction: reader[direction],
      method: reader[method], delay: reader[delay], amount: reader[amount]
    )
    guard let kind = reader[kind] else { return nil }
    refuse(reader, what: kind)
    return .step(
      .fault(
        FaultStep(
          vehicle: vehicle,
          fault: FaultsAdd(
            kind: kind, service: parameters.service, count: parameters.count,
            after: parameters.after, span: parameters.span,
            probability: parameters.probability, seed: parameters.seed,
            direction: parameters.direction, method: parameters.method,
            delay: parameters.delay, amount: parameters.amount))))
  }

  /// Reports the parameters that the kind does not take.
  private static func refuse(_ reader: FieldReader, what kind: FaultKind) {
    for parameter in FaultParameter.allCases where !kind.parameters.contains(parameter) {
      guard let value = reader.fields.optional(parameter.rawValue) else { continue }
      let taken = FaultParameter.allCases.filter(kind.parameters.contains).map(\.rawValue)
      value.report(
        "‘\(kind.rawValue)’ takes no ‘\(parameter.rawValue)’; it takes"
          + " \(taken.joined(separator: ", "))")
    }
  }
}
