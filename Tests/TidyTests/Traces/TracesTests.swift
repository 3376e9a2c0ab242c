import Testing

struct TracesTests {
  @Test(arguments: [
    ("R06: a free product", ["R6"]), ("the card (R40), the code", ["R40"]),
    ("R30, R31: the address", ["R30", "R31"]), ("R06 R07", ["R6", "R7"]),
    ("R26–R29: one", ["R26", "R27", "R28", "R29"]), ("S2-S3", ["S2", "S3"]),
    ("R07–S09", ["R7", "S9"]), ("I10: nothing", ["I10"]), ("R9–R8", ["R9", "R8"]),
    ("R-000001 and SR06 and R123 and R1a and R", []), ("", []),
  ])
  func `numbers are read from a name, ranges too`(name: String, numbers: [String]) {
    #expect(TraceNumber.all(in: name).map { "\($0.letter)\($0.number)" } == numbers)
  }

  @Test func `a test's name and a comment about the source are traces, other words are not`() {
    let traces = Traces(
      sources: [
        TextFile(
          path: "Sources/A/A.swift",
          text: """
            /// - Source: seed R03, R26–R27,
            ///   R29 and more.
            let r = "seed R30" // R31
            """),
        TextFile(path: "Profiles/a.yaml", text: "a: seed R40  # seed R41\n"),
      ],
      tests: [SwiftFile("Tests/ATests/A.swift", "// R02\n@Test func `R01: yes`() { f(\"R05\") }")])
    let places = traces.places.keys.map { "\($0.letter)\($0.number)" }.sorted()
    #expect(places == ["R26", "R27", "R29", "R3", "R41"])
    #expect(
      traces.proofs == [
        TraceNumber(letter: "R", number: 1): [
          Traces.Proof(path: "Tests/ATests/A.swift", name: "R01: yes")
        ]
      ])
  }

  @Test func `the page names what nothing builds and nothing proves`() {
    let item = TracedItem(
      id: "R32", number: TraceNumber(letter: "R", number: 32),
      columns: ["requirement": "no <b>, no `a_b`", "type": "rule", "seed_lines": "7"])
    let empty = Traces(sources: [], tests: [])
    let page = RequirementDocument(
      requirements: [item], scenarios: [], invariants: [], traces: empty
    ).text
    #expect(page.contains("## R32\n\nno \\<b\\>, no \\`a\\_b\\` *(rule; lines 7)*\n"))
    #expect(page.contains("- built in: nothing yet\n- no test carries its number yet\n"))
  }
}
