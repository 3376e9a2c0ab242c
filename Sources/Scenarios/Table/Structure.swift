import VehicleCatalog
import WireText

/// What stands among the steps and is none: it is gone once a case is bound, or holds steps.
enum Structure {
  static let entries = [
    StepEntry(repetition) { read in
      read.steps.map { .repeated(times: read.times, name: read.name, steps: $0) }
    },
    StepEntry(parallel) { .parallel($0) },
    StepEntry(include) { .included(path: $0) },
  ]

  private struct Repetition {
    var times = 1
    var name: String?
    var steps: YAMLValue?
  }

  private static let repetition = StepForm(
    "repeat", .structure, "The same steps several times.", blank: Repetition(),
    fields: [
      .required("times", \.times, .integer("a count", 0...ReadingLimits.stepsMax), "How often."),
      .optional(
        "as", \.name, .parameterName, "What the count, from 1 on, is called in expressions."),
      .optional("steps", \.steps, .steps, "What is done each time.", required: true),
    ], example: "repeat: {times: 3, as: n, steps: [advance: 1month, visit]}")

  private static let parallel = StepForm<[YAMLValue]>(
    "parallel", .structure,
    "Several sequences at once, each in its own order; over when all are.", main: "sequences",
    blank: [], fields: [.required("sequences", \.self, .sequences, "What happens at once.")],
    example: "parallel: [[push], [drive: 12]]")

  private static let include = StepForm<String>(
    "include", .structure, "The steps of another file in this place.", main: "file", blank: "",
    fields: [
      .required("file", \.self, .text("a file"), "Its path, relative to the file that includes it.")
    ], example: "include: buy-and-activate.yaml")
}

extension FieldType where Value == String {
  /// A name that expressions can use.
  static var parameterName: Self {
    .parsed(
      "a name of letters, digits and `_`",
      schema: ["type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]*$"]
    ) { text in
      text.first.map { $0.isASCII && ($0.isLetter || $0 == "_") } ?? false
        && text.allSatisfy(ExpressionParser.isNamePart) ? text : nil
    }
  }
}
