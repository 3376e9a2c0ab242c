import VehicleCatalog

/// One line of the table of steps: from it a step is read, described and put into the schema.
struct StepEntry: Sendable {
  /// As it is written: `expect-boundary`.
  let name: String
  let group: StepGroup
  /// One sentence.
  let summary: String
  /// The key that a value alone stands for: `buy: smart-alerts` is `buy: {product: smart-alerts}`.
  let main: String?
  let fields: [any DescribedField]
  /// A step as it may be written, in one line of YAML; the tests read it.
  let example: String
  /// Reads the keys; reports what is wrong, and returns `nil` then.
  let read: @Sendable (FieldReader) -> StepBody?

  init(
    _ name: String, _ group: StepGroup, _ summary: String, main: String? = nil,
    fields: [any DescribedField], example: String,
    read: @escaping @Sendable (FieldReader) -> StepBody?
  ) {
    self.name = name
    self.group = group
    self.summary = summary
    self.main = main
    self.fields = fields
    self.example = example
    self.read = read
  }

  /// It may stand there without a value: `- push`.
  var standsAlone: Bool { !fields.contains(where: \.isRequired) }
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

/// What a line of steps turns into.
enum StepBody {
  case step(Step)
  /// Several times, with the count from 1 under a name.
  case repeated(times: Int, name: String?, steps: YAMLValue)
  case parallel([YAMLValue])
  /// The steps of another file.
  case included(path: String)
}

/// Every step of the language.
enum StepTable {
  static let entries: [StepEntry] = phone + store + world + car + faults + expectations + structure

  private static let byName = Dictionary(uniqueKeysWithValues: entries.map { ($0.name, $0) })

  static func entry(_ name: String) -> StepEntry? { byName[name] }
}
