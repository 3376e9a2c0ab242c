import Foundation
import Testing

struct DependencyTests {
  private static func rules() throws -> DependencyRules {
    DependencyRules(graph: try PackageGraph.shared.get())
  }

  @Test func `every folder of Sources and Tests has a target, and every target a folder`() throws {
    let files = FileManager.default
    func folders(_ parent: String) throws -> [String] {
      try files.contentsOfDirectory(atPath: "\(SourceTree.root)/\(parent)").filter { name in
        let below = try files.contentsOfDirectory(atPath: "\(SourceTree.root)/\(parent)/\(name)")
        return parent == "Sources" || name.hasSuffix("Tests") && !below.isEmpty
      }
    }
    let targets = try PackageGraph.shared.get().targets.map(\.name)
    let support = Set(targets.filter { $0 == "TestSupport" })
    #expect(
      Set(try folders("Sources") + folders("Tests")).union(support) == Set(targets))
    #expect(Set(targets).count == targets.count)
  }

  @Test func `files import what their target declares and may`() throws {
    #expect(SourceTree.swift.count > 20)
    // What breaks a rule on purpose is built into copies of the targets.
    let files = SourceTree.swift.filter { $0.target != "Mutants" }
    expectNone(files.flatMap(try Self.rules().check))
  }

  @Test func `targets declare what stands above them, and what their files import`() throws {
    let written = SourceTree.swift.filter { !$0.tokens.all.isEmpty }
    let imports = Dictionary(grouping: written, by: \.target)
      .mapValues { files in Set(files.flatMap(\.imports).map(\.module)) }
    let wrong = try Self.rules().check(imports: imports)
    #expect(wrong.isEmpty, "\(wrong)")
  }

  @Test func `what is allowed is needed`() throws {
    let stale = try Self.rules().stale(SourceTree.swift) + CallRules.stale(SourceTree.swift)
    #expect(stale.isEmpty, "\(stale)")
  }

  @Test(arguments: [
    ("Sources/WorldTime/A.swift", "import CarModel"),
    ("Sources/WorldTime/A.swift", "import Glibc"),
    ("Sources/CarModel/A.swift", "package import GRDB"),
    ("Sources/HeadUnit/A.swift", "import NIOCore"),
    ("Sources/HeadUnit/A.swift", "private import struct NIOPosix.Thing"),
    ("Sources/HeadUnit/A.swift", "import Foundation"),
    ("Sources/LinkTransport/A.swift", "@preconcurrency import Dispatch"),
    ("Sources/PhoneApp/A.swift", "import HeadUnit"),
    ("Sources/NissanStore/A.swift", "import CarModel"),
    ("Sources/Novelty/A.swift", "import WorldTime"),
    ("Tests/DaemonTests/A.swift", "import LinkProtocol"),
    ("Tests/TidyTests/A.swift", "@testable import WorldTime"),
    ("Tests/TestSupport/A.swift", "import HeadUnit"),
    ("Tests/WorldTimeTests/A.swift", "import CarModel"),
  ])
  func `an import against an arrow is found`(path: String, line: String) throws {
    let findings = try Self.rules().check(SwiftFile(path, "// import WorldTime\n\(line)\n"))
    #expect(findings.map(\.line) == [2])
  }

  @Test(arguments: [
    ("Sources/CarModel/A.swift", "package import WorldTime"),
    ("Sources/LinkTransport/A.swift", "import NIOCore"),
    ("Sources/StoreStorage/A.swift", "import GRDB"),
    ("Tests/CarModelTests/A.swift", "import CarModel\nimport Testing\nimport WorldTime"),
    ("Tests/DaemonTests/A.swift", "import Foundation\nimport Glibc\nimport TestSupport"),
    ("Tests/TestSupport/A.swift", "package import VehicleCatalog"),
    ("Sources/WorldTime/A.swift", "/* import GRDB */ let text = \"import GRDB\""),
  ])
  func `an import along an arrow is left alone`(path: String, text: String) throws {
    #expect(try Self.rules().check(SwiftFile(path, text)) == [])
  }

  @Test func `a manifest that points down, or declares what nobody imports, is found`() throws {
    let json = """
      {"targets": [
        {"name": "A", "dependencies": [{"byName": ["B", null]}]},
        {"name": "B", "dependencies": [{"product": ["GRDB", "GRDB.swift", null, null]}]}
      ]}
      """
    let graph = try JSONDecoder().decode(PackageGraph.self, from: Data(json.utf8))
    #expect(
      DependencyRules(graph: graph).check(imports: ["A": ["B"], "B": ["Glibc"]]) == [
        "A uses B, which does not stand above it", "B uses GRDB, which none of its files imports",
      ])
  }

  @Test func `an allowance that nobody needs is found`() throws {
    let bans = [ModuleBan(modules: ["GRDB"], allowed: ["A", "B"], reason: "")]
    let files = [SwiftFile("Sources/A/A.swift", "import GRDB")]
    let rules = DependencyRules(
      graph: PackageGraph(targets: []), bans: bans, exceptions: [("Sources/B.swift", "X", "")])
    #expect(
      rules.stale(files) == [
        "B is allowed GRDB and does not import it",
        "Sources/B.swift is allowed X and does not import it",
      ])
    let call = [CallBan("exit(", reason: "", allowed: ["Sources/A/A.swift": "", "Sources/B/": ""])]
    #expect(
      CallRules.stale([SwiftFile("Sources/A/A.swift", "exit(1)")], bans: call) == [
        "Sources/B/ is allowed `exit(` and does not call it"
      ])
  }
}
