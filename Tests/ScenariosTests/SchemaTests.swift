import Testing

@testable import Scenarios

/// The schema as another program applies it; it needs two libraries of Python's.
@Suite(.enabled(if: PythonReader.canValidate, "python3 has no jsonschema and no yaml"))
struct SchemaTests {
  /// Prints a line for each document of a file that the schema refuses.
  private static let script = """
    import json, re, sys
    import jsonschema, yaml
    class Loader(yaml.SafeLoader): pass
    # YAML 1.2 has no dates, and on and off are words.
    loose = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
    Loader.yaml_implicit_resolvers = {
        letter: [entry for entry in entries if entry[0] not in loose]
        for letter, entries in yaml.SafeLoader.yaml_implicit_resolvers.items()}
    Loader.add_implicit_resolver(
        "tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), ["t", "f"])
    schema, documents = sys.stdin.buffer.read().decode("utf-8").split("\\u241e")
    schema = json.loads(schema)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for number, document in enumerate(yaml.load_all(documents, Loader)):
        print(number + 1, "good" if validator.is_valid(document) else "bad")
    """

  private func verdicts(_ documents: [String]) throws -> [String] {
    let text = "\(ScenarioSchema.text)\u{241E}\(documents.joined(separator: "\n---\n"))"
    return try PythonReader.run(Self.script, on: text).split(separator: "\n").map(String.init)
  }

  @Test func `the schema takes the example of every step`() throws {
    let documents = StepTable.entries.map { "name: it\nsteps:\n- \($0.example)" }
    #expect(try verdicts(documents) == (1...documents.count).map { "\($0) good" })
  }

  @Test func `the schema refuses what the reader refuses for its form`() throws {
    let documents = [
      "name: it", "steps: [pair]", "{name: it, steps: [puhs]}",
      "{name: it, steps: [buy: {servce: a}]}", "{name: it, steps: [{push: , visit: }]}",
      "{name: it, steps: [expect: {state: activ}]}", "{name: it, steps: [cancel]}",
      "{name: it, world: {colour: red}, steps: [pair]}",
      "{name: it, world: {clockPolicy: maybe}, steps: [pair]}",
      "{name: it, steps: [replay: first]}", "{name: it, matrix: {one: a}, steps: [pair]}",
    ]
    #expect(try verdicts(documents) == (1...documents.count).map { "\($0) bad" })
  }
}
