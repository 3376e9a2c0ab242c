import VehicleCatalog

/// How a step is written: from this it is read, written, described and put into the schema.
package struct StepForm<Root>: Sendable {
  /// As it is written: `expect-boundary`.
  let name: String
  let group: StepGroup
  /// One sentence.
  let summary: String
  /// The key that a value alone stands for: `buy: smart-alerts` is `buy: {product: smart-alerts}`.
  let main: String?
  /// A step as it may be written, in one line of YAML; the tests read it.
  let example: String
  let mapping: Mapping<Root>

  /// `blank` is the step that no key says anything of; `finish` is that of ``Mapping``.
  init(
    _ name: String, _ group: StepGroup, _ summary: String, main: String? = nil,
    blank: @autoclosure @escaping @Sendable () -> Root, fields: [Field<Root>] = [],
    example: String,
    finish: @escaping @Sendable (inout Root, FieldReader) -> Bool = { _, _ in true }
  ) {
    self.name = name
    self.group = group
    self.summary = summary
    self.main = main
    self.example = example
    mapping = Mapping(blank(), fields, finish: finish)
  }
}

/// The headings of the reference.
enum StepGroup: String, CaseIterable, Sendable {
  case phone = "Phone and car"
  case store = "Phone and store"
  case world = "World"
  case car = "Car"
  case faults = "What goes wrong"
  case expectations = "What must hold"
  case structure = "Structure"
}

/// A form whatever it is of, as the reader, the reference and the schema see it.
struct StepEntry: Sendable {
  let name: String
  let group: StepGroup
  let summary: String
  let main: String?
  let fields: [FieldDescription]
  let example: String
  /// Reads the keys; reports what is wrong, and returns `nil` then.
  let read: @Sendable (FieldReader) -> StepBody?

  init<Root>(_ form: StepForm<Root>, _ body: @escaping @Sendable (Root) -> StepBody?) {
    name = form.name
    group = form.group
    summary = form.summary
    main = form.main
    fields = form.mapping.descriptions
    example = form.example
    read = { form.mapping.read($0).flatMap(body) }
  }

  /// It may stand there without a value: `- push`.
  var standsAlone: Bool { !fields.contains(where: \.isRequired) }
}

/// What a line of steps turns into.
enum StepBody {
  case step(any Step)
  /// Several times, with the count from 1 under a name.
  case repeated(times: Int, name: String?, steps: YAMLValue)
  case parallel([YAMLValue])
  /// The steps of another file.
  case included(path: String)
}
