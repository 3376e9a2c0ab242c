package import LinkProtocol

/// Something that goes wrong from here on.
package struct FaultStep: AddressedStep {
  package var actors = Actors()
  /// Its `vehicle` is left empty.
  package var fault = FaultsAdd(kind: .linkDrop)

  package init() {}

  /// The keys have the names that `faults.add` has for them.
  package static let forms = written(
    "fault", .faults, "Lets something go wrong from here on, as `faults.add` does.",
    main: "kind", fields: keys + car,
    example: "fault: {kind: link_drop, method: entitlements.push, direction: to_car, count: 1}"
  ) { step, reader in
    step.reportForeignKeys(reader)
    return true
  }

  private static let keys: [Field<Self>] = [
    .required("kind", \.fault.kind, .choice("kind of fault"), "What goes wrong."),
    key("service", \.service, .service),
    key("count", \.count, .integer("a count", 1...1_000_000)),
    key("after", \.after, .integer("a count", 0...1_000_000)),
    key("span", \.span, .period),
    key("probability", \.probability, .number("a probability", 0...1)),
    key("seed", \.seed, .integer("a seed", 0...1_000_000_000)),
    key("direction", \.direction, .choice("direction")),
    key("method", \.method, .method),
    key("delay", \.delay, .period),
    key("amount", \.amount, .number("an amount", -1_000_000_000...1_000_000_000)),
  ]

  private static func key<Value>(
    _ name: String, _ path: any WritableKeyPath<FaultsAdd, Value?> & Sendable,
    _ type: FieldType<Value>
  ) -> Field<Self> {
    Field.optional(name, path, type, FaultsAdd.notes[name] ?? "").within(\.fault)
  }

  /// Reports the parameters that the kind does not take.
  private func reportForeignKeys(_ reader: FieldReader) {
    let taken = FaultParameter.allCases.filter(fault.kind.parameters.contains).map(\.rawValue)
    for parameter in FaultParameter.allCases
    where !fault.kind.parameters.contains(parameter) && reader.has(parameter.rawValue) {
      reader.report(
        "‘\(fault.kind.rawValue)’ takes no ‘\(parameter.rawValue)’; it takes"
          + " \(taken.joined(separator: ", "))", at: parameter.rawValue)
    }
  }

  package var title: String { "fault \(fault.kind.rawValue)" }
}

/// Clears every fault.
package struct ClearFaultsStep: DescribedStep {
  package init() {}

  package static let forms = written(
    "clear-faults", .faults, "Takes every fault away.", example: "clear-faults")
}
