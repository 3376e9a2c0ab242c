package import WorldTime

/// The tester lets something go wrong.
package struct FaultsAdd: LinkRequest, Hashable {
  package var kind: FaultKind
  package var vehicle: String?
  package var service: String?
  package var count: Int?
  package var after: Int?
  package var span: Period?
  package var probability: Double?
  package var seed: Int?
  package var direction: FaultDirection?
  package var method: String?
  package var delay: Period?
  package var amount: Double?

  package typealias Response = FaultReport

  package static let method = "faults.add"
  package static let summary =
    "Lets something go wrong: with the daemon's link and storage, or inside a car."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [
    .faultNotApplicable, .faultsFull, .vehicleUnknown, .vehicleAmbiguous, .vinInvalid,
    .serviceUnknown, .storageFailed,
  ]
  package static let notes = [
    "kind": "What goes wrong.",
    "vehicle": "Only this VIN; default: every vehicle, for faults of a car the only one.",
    "service": "Only this service.",
    "count": "How often it triggers; default: once.",
    "after": "How many opportunities it lets pass first; default: none.",
    "span": "World time after which it triggers no more, and half-open connections heal.",
    "probability": "How likely it triggers at an opportunity, 0 to 1; default: always.",
    "seed": "Of the random numbers behind the probability; default: the number of the fault.",
    "direction": "Only lines of this direction; default: both.",
    "method":
      "Only calls of this method and the replies to them, or this notification; else every line.",
    "delay": "World time for which `link_delay` holds a line.",
    "amount":
      "How much: `clock_jump` in seconds, `clock_drift` in parts per million; it may be negative.",
  ]
  package static let example = RequestExample(
    FaultsAdd(kind: .linkDrop, direction: .toPhone, method: "entitlements.push"), returns: .sample)

  package init(
    kind: FaultKind, vehicle: String? = nil, service: String? = nil, count: Int? = nil,
    after: Int? = nil, span: Period? = nil, probability: Double? = nil, seed: Int? = nil,
    direction: FaultDirection? = nil, method: String? = nil, delay: Period? = nil,
    amount: Double? = nil
  ) {
    self.kind = kind
    self.vehicle = vehicle
    self.service = service
    self.count = count
    self.after = after
    self.span = span
    self.probability = probability
    self.seed = seed
    self.direction = direction
    self.method = method
    self.delay = delay
    self.amount = amount
  }
}

extension FaultsAdd {
  /// The parameters that were given, beside the kind.
  package var given: Set<FaultParameter> {
    Set(FaultParameter.allCases.filter(has))
  }

  private func has(_ parameter: FaultParameter) -> Bool {
    switch parameter {
    case .vehicle: vehicle != nil
    case .service: service != nil
    case .count: count != nil
    case .after: after != nil
    case .span: span != nil
    case .probability: probability != nil
    case .seed: seed != nil
    case .direction: direction != nil
    case .method: method != nil
    case .delay: delay != nil
    case .amount: amount != nil
    }
  }
}
