import LinkProtocol
import VehicleCatalog
import WireText

extension StepTable {
  static let structure = [repeated, parallel, include]

  private static let repeated: StepEntry = {
    let times = Field(
      "times", .integer("a count", 0...ReadingLimits.stepsMax), "How often.", required: true)
    let name = Field(
      "as", .parameterName, "What the count, from 1 on, is called in expressions.")
    let steps = Field("steps", .steps, "What is done each time.", required: true)
    return StepEntry(
      "repeat", .structure, "The same steps several times.", fields: [times, name, steps],
      example: "repeat: {times: 3, as: n, steps: [advance: 1month, visit]}"
    ) { reader in
      let (count, variable) = (reader[times], reader[name])
      return reader[steps].map { .repeated(times: count ?? 1, name: variable, steps: $0) }
    }
  }()

  private static let parallel: StepEntry = {
    let sequences = Field("sequences", .sequences, "What happens at once.", required: true)
    return StepEntry(
      "parallel", .structure,
      "Several sequences at once, each in its own order; over when all are.",
      main: "sequences", fields: [sequences], example: "parallel: [[push], [drive: 12]]"
    ) { reader in reader[sequences].map(StepBody.parallel) }
  }()

  private static let include: StepEntry = {
    let file = Field(
      "file", .text("a file"), "Its path, relative to the file that includes it.", required: true)
    return StepEntry(
      "include", .structure, "The steps of another file in this place.", main: "file",
      fields: [file], example: "include: buy-and-activate.yaml"
    ) { reader in reader[file].map(StepBody.included(path:)) }
  }()
}

extension FieldType where Value == String {
  /// A name that expressions can use.
  static var parameterName: Self {
    Self(
      words: "a name of letters, digits and `_`",
      schema: ["type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]*$"]
    ) { value, _ in
      value.value("a name of letters, digits and _") { text in
        text.first.map { $0.isASCII && ($0.isLetter || $0 == "_") } ?? false
          && text.allSatisfy(ExpressionParser.isNamePart) ? text : nil
      }
    }
  }
}
