package import WorldTime

/// A type that a property of a car can have: on the wire a single value.
package typealias CarValue = Codable & Hashable & Sendable

/// One property of a car, declared once in ``CarProperties``: requests and reports, signals, the
/// journal, scenarios and what testers see follow from it.
package struct CarProperty<Value: CarValue>: DeclaredProperty {
  package let name: String
  /// What a report says that it is; without it, no report has it.
  package var note: String?
  package var isAlwaysReported = true
  package var range: CarRange?
  /// Its path and unit in the Vehicle Signal Specification.
  var signal: (path: String, unit: String?)?
  /// A line for testers, of this value and what belongs to it.
  var shown: (label: String, text: @Sendable (Value, CarValues) -> String)?
  package var step: String?
  package var setNote: String?
  package var comesLast = false
  /// What the car lacks for it, if anything.
  var lacks: @Sendable (Value, Vehicle) -> String? = { _, _ in nil }
  /// What the journal calls it and its value, where that is something else.
  var journal: (@Sendable (Value) -> (what: String, to: String))?
  /// What setting it makes happen, where it has an event of its own; `nil` where another property
  /// of the change has said it.
  var event: (@Sendable (Value, CarValues, Vehicle) -> CarEvent?)?
  /// How the car keeps it, where it has none.
  var keep: @Sendable (inout CarBody, Value, Instant) -> Void = { _, _, _ in }
  var read: @Sendable (CarBody, Instant) -> Value? = { _, _ in nil }
}

/// The numbers that a property can have.
package struct CarRange: Sendable, CustomStringConvertible {
  package let bounds: ClosedRange<Double>
  /// As people write it: `V`, `%`.
  let unit: String
  /// What it is the range of: `the 12 V battery's voltage`.
  let what: String

  package var description: String {
    let ends = [bounds.lowerBound, bounds.upperBound].map { "\(Signal.Value.number($0))" }
    return "\(ends.joined(separator: " to ").replacing("-", with: "−")) \(unit)"
  }
}

/// A property whatever its type.
package protocol DeclaredProperty: Sendable {
  associatedtype Value: CarValue
  /// As it goes over the wire.
  var name: String { get }
  /// What a report says that it is.
  var note: String? { get }
  /// Every report has it; otherwise only that of a car that has such a thing.
  var isAlwaysReported: Bool { get }
  var range: CarRange? { get }
  /// The step of the scenario language that sets it.
  var step: String? { get }
  /// What it means to set it; `nil` where nobody can.
  var setNote: String? { get }
  /// It is set after everything else of a change.
  var comesLast: Bool { get }

  func value(of body: CarBody, at instant: Instant) -> Value?
  func signal(of body: CarBody, at instant: Instant) -> Signal?
  /// A line for testers.
  func fact(in report: CarValues) -> (label: String, text: String)?
  /// What setting it as the change says makes happen.
  func event(for change: CarValues, to car: Vehicle) -> CarEvent?
  func refusal(of change: CarValues, by car: Vehicle) -> CarRefusal?
  func apply(_ change: CarValues, to body: inout CarBody, at now: Instant)
  /// What the journal says of the change.
  func journalled(_ change: CarValues) -> (what: String, to: String)?
}

extension CarProperty {
  package func value(of body: CarBody, at instant: Instant) -> Value? { read(body, instant) }

  package func signal(of body: CarBody, at instant: Instant) -> Signal? {
    guard let signal, let value = read(body, instant) else { return nil }
    return Signal(signal.path, value, signal.unit)
  }

  package func fact(in report: CarValues) -> (label: String, text: String)? {
    guard let shown, let value = report[self] else { return nil }
    return (shown.label, shown.text(value, report))
  }

  package func event(for change: CarValues, to car: Vehicle) -> CarEvent? {
    guard let value = change[self] else { return nil }
    return event.map { $0(value, change, car) } ?? .set(CarValues { $0[self] = value })
  }

  package func refusal(of change: CarValues, by car: Vehicle) -> CarRefusal? {
    guard let value = change[self] else { return nil }
    if let what = lacks(value, car) { return .profileLacks(what) }
    guard let range, case .number(let number) = Signal.Value(value),
      !range.bounds.contains(number)
    else { return nil }
    return .outOfRange(what: range.what, allowed: "\(range)")
  }

  package func apply(_ change: CarValues, to body: inout CarBody, at now: Instant) {
    if let value = change[self] { keep(&body, value, now) }
  }

  package func journalled(_ change: CarValues) -> (what: String, to: String)? {
    change[self].map { journal?($0) ?? (name, "\(Signal.Value($0))") }
  }
}
