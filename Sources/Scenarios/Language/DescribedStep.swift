import WireText

/// A step whose type declares how it is written: once, for the reader, the writer, the reference
/// and the schema. ``StepTable`` lists them all.
package protocol DescribedStep: Step {
  /// One that says nothing yet.
  init()
  /// As it may be written. Most steps have one form; steps that differ in one word share a type.
  static var forms: [StepForm<Self>] { get }
  /// The form in which it is written.
  var form: StepForm<Self> { get }
}

extension DescribedStep {
  /// A step with what is said of it.
  package init(_ say: (inout Self) -> Void) {
    self.init()
    say(&self)
  }

  /// One form, as ``StepForm`` has it.
  static func written(
    _ name: String, _ group: StepGroup, _ summary: String, main: String? = nil,
    blank: @autoclosure @escaping @Sendable () -> Self = Self(), fields: [Field<Self>] = [],
    example: String,
    finish: @escaping @Sendable (inout Self, FieldReader) -> Bool = { _, _ in true }
  ) -> [StepForm<Self>] {
    [
      StepForm(
        name, group, summary, main: main, blank: blank(), fields: fields, example: example,
        finish: finish)
    ]
  }

  package var form: StepForm<Self> { Self.forms[0] }

  package var name: String { form.name }

  /// `name`, or `name: {key: value, …}` where there is something to say.
  package var line: String {
    let written = form.mapping.write(self)
    return written.isEmpty ? name : "\(name): \(CaseWriter.flow(written))"
  }
}

/// A step about a car or a phone of the world.
package protocol AddressedStep: DescribedStep {
  var actors: Actors { get set }
}

/// One that may be refused: with `refused` it must be, by that name.
package protocol RefusableStep: AddressedStep {
  var refused: String? { get set }
}

extension AddressedStep {
  /// A step about somebody, with what else is said of it.
  package init(_ actors: Actors, _ say: (inout Self) -> Void = { _ in }) {
    self.init()
    self.actors = actors
    say(&self)
  }

  static var car: [Field<Self>] {
    [
      .optional(
        "vehicle", \.actors.vehicle, .vehicle, "The car's name; default: the first car.")
    ]
  }

  static var phone: [Field<Self>] {
    [
      .optional(
        "phone", \.actors.phone, .phone, "The phone's name; default: the first phone.")
    ]
  }

  /// The keys of a step between a phone and a car.
  static var both: [Field<Self>] { car + phone }
}

extension RefusableStep {
  static var refusal: [Field<Self>] {
    [
      .optional(
        "refused", \.refused, .refusal, "The step must be refused, and by this name.")
    ]
  }

  /// The keys that most steps have.
  static var acting: [Field<Self>] { both + refusal }
}
