import FoundationEssentials
import Testing
import VehicleCatalog

/// Files that are missing, broken or far too large are errors like any other, never crashes.
@Suite struct CatalogFolderTests {
  @Test(arguments: [
    "vocabulary.yaml", "countries.yaml", "backend-services.yaml", "services.yaml", "products.yaml",
    "phones.yaml",
  ])
  func `a missing file is told once, and no reference to it`(name: String) throws {
    let fixture = try CatalogFixture()
    try fixture.remove(name)
    #expect(fixture.diagnostics() == ["\(name): the file is missing or cannot be read"])
  }

  @Test func `a folder that is not there lacks every file`() throws {
    let error = #expect(throws: CatalogDiagnostics.self) {
      try Catalog.load(folder: "/nowhere/Profiles")
    }
    #expect(error?.all.count == 7)
    #expect(
      error?.all.last?.description
        == "/nowhere/Profiles/vocabulary.yaml: the file is missing or cannot be read")
  }

  @Test func `a folder without vehicles is told, and a file that is not YAML`() throws {
    let fixture = try CatalogFixture()
    try fixture.remove("vehicles/leaf-ze1.yaml")
    try fixture.write("vehicles/leaf-ze1.yml", "model: Leaf")
    let diagnostics = fixture.diagnostics()
    #expect(diagnostics.contains("vehicles: holds no vehicle"))
    #expect(diagnostics.contains("vehicles/leaf-ze1.yml: is not a .yaml file"))
  }

  @Test(arguments: [
    ("", "services.yaml: the file is empty"),
    ("# nothing\n", "services.yaml: the file is empty"),
    ("- a\n- b\n", "services.yaml:1:1: expected services as ‘name: …’ pairs, found a list"),
    (
      "just text\n", "services.yaml:1:1: expected services as ‘name: …’ pairs, found a single value"
    ),
    (
      "a: [b, c\n",
      "services.yaml:2:1: not YAML: while parsing a flow sequence, did not find expected ',' or ']'"
    ),
    (
      "a: b: c\n",
      "services.yaml:1:5: not YAML: mapping values are not allowed in this context"
    ),
    (
      "a:\n\tb: c\n",
      "services.yaml:2:1: not YAML: while scanning for the next token,"
        + " found character that cannot start any token"
    ),
    ("a: *b\n", "services.yaml:1:4: not YAML: found undefined alias"),
    (
      "a: 1\n---\nb: 2\n",
      "services.yaml:2:1: not YAML: expected a single document in the stream,"
        + " but found another document"
    ),
    ("a: \u{1}\n", "services.yaml: not YAML: control characters are not allowed"),
  ])
  func `what is not YAML is told where it goes wrong`(text: String, says: String) throws {
    let fixture = try CatalogFixture()
    try fixture.write("services.yaml", text)
    #expect(fixture.diagnostics().filter { $0.hasPrefix("services.yaml") } == [says])
  }

  @Test func `bytes that are not UTF-8 are refused`() throws {
    let fixture = try CatalogFixture()
    try fixture.write("phones.yaml", bytes: [0x61, 0x3A, 0x20, 0xFF, 0xFE])
    #expect(fixture.diagnostics() == ["phones.yaml: the file is not UTF-8"])
  }

  @Test func `a file of more than 1 MiB is refused unread`() throws {
    let fixture = try CatalogFixture()
    try fixture.write("phones.yaml", bytes: Array(repeating: 0x23, count: 1_048_577))
    #expect(
      fixture.diagnostics() == ["phones.yaml: the file is longer than the limit of 1048576 bytes"])
    try fixture.write(
      "phones.yaml",
      (CatalogFixture.files["phones.yaml"] ?? "") + "\n#" + String(repeating: " ", count: 900_000))
    #expect(fixture.diagnostics() == [])
  }

  @Test func `a device or a folder in a file's place is refused`() throws {
    let fixture = try CatalogFixture()
    try fixture.remove("phones.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: "\(fixture.folder)/phones.yaml", withDestinationPath: "/dev/zero")
    #expect(fixture.diagnostics() == ["phones.yaml: is not a file"])
    try fixture.remove("phones.yaml")
    try FileManager.default.createDirectory(
      atPath: "\(fixture.folder)/phones.yaml", withIntermediateDirectories: false)
    #expect(fixture.diagnostics() == ["phones.yaml: is not a file"])
  }

  @Test func `a link to a file is read`() throws {
    let fixture = try CatalogFixture()
    let text = try #require(CatalogFixture.files["phones.yaml"])
    try fixture.write("elsewhere.txt", text)
    try fixture.remove("phones.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: "\(fixture.folder)/phones.yaml", withDestinationPath: "elsewhere.txt")
    #expect(fixture.diagnostics() == [])
  }

  @Test(arguments: ["[", "{", "- ", "? "])
  func `deep nesting ends in an error, not in a crash`(opening: String) throws {
    let fixture = try CatalogFixture()
    try fixture.write("services.yaml", String(repeating: opening, count: 50_000))
    #expect(fixture.diagnostics().contains { $0.hasPrefix("services.yaml") })
  }

  @Test(arguments: ["", "b: {*a3}\n", "b: [?*a3]\n"])
  func `aliases of aliases are not unfolded, nor compared`(key: String) throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...30 {
      let alias = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      if level == 4 { text += key }
      text += "a\(level): &a\(level) [\(alias)]\n"
    }
    let fixture = try CatalogFixture()
    try fixture.write("services.yaml", text)
    let diagnostics = fixture.diagnostics().filter { $0.hasPrefix("services.yaml") }
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.hasPrefix("services.yaml:5:") == true, "\(diagnostics)")
  }

  @Test func `a text of more than 2,000 characters is refused`() throws {
    let fixture = try CatalogFixture()
    try fixture.replace(
      "en: Locks.", with: "en: \(String(repeating: "x", count: 2_001))", in: "services.yaml")
    #expect(
      fixture.diagnostics() == [
        "services.yaml:3:38: an English text has 2001 characters; the limit is 2000"
      ])
  }
}
