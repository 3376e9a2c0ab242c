import NissanStore
import VehicleCatalog

/// `docs/scenarios.md`, written from the tables that the reader goes by.
package enum ScenarioReference {
  /// The whole document.
  package static var markdown: String {
    ([head, keys, steps, expressions, limits]).joined(separator: "\n")
  }

  private static let head = """
    # Scenarios

    This page is generated from the tables in `Sources/Scenarios/Table`; a test holds it to them.
    Editors read the same from `scenario.schema.json`.

    A scenario is a test written down: a world with cars, phones and a store, and the steps that
    happen in it. World time is frozen between the steps and moves only where a step moves it.

    ```yaml
    name: A subscription ends to the millisecond
    world:
      start: 2026-01-31T10:00:00Z
      profile: qashqai-j12b/2025/tekna
    steps:
    - pair
    - buy: smart-alerts
    - push
    - advance: 10min
    - expect: {service: smart-alerts, state: active, reason: paid}
    - cancel: smart-alerts
    - visit
    - expect-boundary:
        service: smart-alerts
        at: ${start + 1month}
        before: {state: active}
        after: {state: expired, reason: cancelled}
    ```

    A file holds one scenario, a list of them, or several documents set apart by `---`. Every
    error is told with its file, line and column, all of them at once. Values are read as they
    are written: `off` is a word and `NO` is Norway. A key is a word, never an alias or a list.

    A period is written as on the command line: `3 days`, `1month`, `10m`, `1h 30min` or `P1M`; `m`
    is minutes, and months are `mo` or `months`. An instant is RFC 3339 with any offset; decimals
    past the millisecond are cut off.

    In the tables `?` marks a key that may be left out.

    """

  private static var keys: String {
    (["## Keys of a scenario", ""] + table(ScenarioText.mapping.descriptions)
      + ["### `world`", ""] + table(WorldText.descriptions)
      + ["A car under `vehicles`:", ""] + table(VehicleSetup.mapping.descriptions)
      + ["A phone, or one under `phones`:", ""] + table(PhoneSetup.mapping.descriptions)
      + ["The store's `policy`, each a period:", ""]
      + table(SubscriptionPolicy.mapping.descriptions)
      + [
        "### `matrix`", "",
        "Every combination of the parameters is a case of its own, in a stable order, the last"
          + " parameter",
        "fastest. The id of a case is the scenario's name and its parameters:"
          + " `S1 [service=smart-alerts months=12]`.", "",
      ] + table(MatrixFields.all)
      + [
        "Any other key is a parameter of the scenario's own, with a list of values. A value may be"
          + " a mapping",
        "with a `name` and parts: `card: [{name: poor, number: insufficient_funds}]` makes"
          + " `${card.number}`.", "",
      ]).joined(separator: "\n")
  }

  private static var steps: String {
    let head = """
      ## Steps

      A step is a name with its keys: `buy: {service: smart-alerts, months: 12}`. Where one key is
      marked with `*`, a value alone stands for it: `buy: smart-alerts`. A step whose keys may all
      be left out stands alone: `- push`.

      A step that is refused fails the case, and so does a step with `refused` that is not refused,
      or by another name.


      """
    return head
      + StepGroup.allCases.map { group in
        "### \(group.rawValue)\n\n"
          + StepTable.entries.filter { $0.group == group }.map(step).joined(separator: "\n")
      }.joined(separator: "\n")
  }

  private static func step(_ entry: StepEntry) -> String {
    (["#### `\(entry.name)`", "", entry.summary, ""] + table(entry.fields, main: entry.main)
      + ["```yaml", "- \(entry.example)", "```", ""]).joined(separator: "\n")
  }

  private static func table(_ fields: [FieldDescription], main: String? = nil) -> [String] {
    guard !fields.isEmpty else { return [] }
    return ["| Key | Values | Meaning |", "|---|---|---|"]
      + fields.map { field in
        let mark = (field.isRequired ? "" : "?") + (field.name == main ? "*" : "")
        let name = "`\(field.name)`\(mark.isEmpty ? "" : " \(mark)")"
        return "| \(name) | \(cell(field.words)) | \(cell(field.note)) |"
      } + [""]
  }

  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

  private static var expressions: String {
    func names(_ members: [String]) -> String {
      members.map { "`\($0)`" }.joined(separator: ", ")
    }
    return """
      ## Expressions

      `${…}` in any value is worked out before the case runs. A value that is one expression keeps
      its type; in a longer text its result is put in. `$${` stands for `${`.

      - Names: `start`, the parameters of the matrix, and the count of a `repeat`.
      - A service has \(names(ExpressionScope.serviceMembers)); a product has
        \(names(ExpressionScope.productMembers));
        a profile has \(names(ExpressionScope.profileMembers)).
        `price.12` is the price of twelve months in the car's market, in minor units;
        `price.monthly` is `price.1`, `price.once` that of what is not renewed.
        `activation.seconds` is how long the car works on it.
      - `+`, `-`, `*` and parentheses, on numbers, periods (`1month`, `3 days`, `PT10M`) and
        instants. Months are counted from where the sum begins, as the store counts them: with a
        start on 31 January, `${start + 1month + 1month}` is 31 March.

      """
  }

  private static var limits: String {
    """
    ## Limits

    | Limit | At most |
    |---|---|
    | bytes of a file | \(ReadingLimits.fileBytesMax) |
    | documents of a file | \(ReadingLimits.documentsMax) |
    | values of a document, aliases unfolded | \(ReadingLimits.nodesMax) |
    | bytes of these values | \(YAMLMeasure.bytesMax) |
    | bytes of a key | \(YAMLMeasure.keyBytesMax) |
    | lists and mappings inside one another | \(ReadingLimits.depthMax) |
    | files that include one another | \(ReadingLimits.includesMax) |
    | steps of a case, `repeat` unrolled | \(ReadingLimits.stepsMax) |
    | sequences of a `parallel` | \(ReadingLimits.sequencesMax) |
    | cases of a scenario, unless it is sharded or asked for | \(ReadingLimits.casesMax) |
    | combinations of a matrix before any is left out | \(ReadingLimits.combinationsMax) |
    | characters of an expression | \(ExpressionParser.scalarsMax) |

    ## Shards

    `--shard 2/8` runs the second of eight slices. Which slice a case is in depends on its id and
    the number of slices alone. Without the option, `CI_NODE_INDEX` of `CI_NODE_TOTAL` (from 1, as
    GitLab sets them) or `JOB_COMPLETION_INDEX` of `JOB_COMPLETIONS` (from 0; Kubernetes sets the
    first, the job's template the second) choose it. The JSON reports of all slices are put together
    again, and a slice that is missing or a case that is there twice is refused.

    """
  }
}
