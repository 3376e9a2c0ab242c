import Foundation
import Testing

struct DependencyTests {
  @Test func `the dependency table only points up`() {
    #expect(DependencyRules.check(table: dependencyTable) == [])
  }

  @Test func `every folder of Sources has a row, and every row a folder`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root + "/Sources")
    #expect(Set(folders) == Set(dependencyTable.map(\.target)))
  }

  @Test func `files import what the table allows`() {
    #expect(SourceTree.swift.count > 20)
    expectNone(SourceTree.swift.flatMap(DependencyRules.check))
  }

  @Test func `the package declares what the table allows and the files import`() throws {
    let manifest = try #require(SourceTree.text("Package.swift"))
    #expect(!ManifestRules.parts(of: manifest.text).isEmpty)
    let written = SourceTree.sources.filter { !$0.tokens.all.isEmpty }
    let imports = Dictionary(grouping: written, by: \.target)
      .mapValues { files in Set(files.flatMap(\.imports).map(\.module)) }
    expectNone(ManifestRules.check(manifest, imports: imports))
  }

  @Test(arguments: [
    ("Sources/WorldTime/A.swift", "import CarModel"),
    ("Sources/WorldTime/A.swift", "import FoundationEssentials"),
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
  func `an import against an arrow is found`(path: String, line: String) {
    let findings = DependencyRules.check(SwiftFile(path, "// import WorldTime\n\(line)\n"))
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
  func `an import along an arrow is left alone`(path: String, text: String) {
    #expect(DependencyRules.check(SwiftFile(path, text)) == [])
  }

  @Test func `a table that points down or repeats itself is found`() {
    let down = [DependencyRow("A", ["B"]), DependencyRow("B"), DependencyRow("B")]
    #expect(
      DependencyRules.check(table: down) == [
        "A names B, which does not stand above it", "B has two rows",
      ])
  }

  @Test func `a manifest that grants too much, or what nobody uses, is found`() {
    let manifest = TextFile(
      path: "Package.swift",
      text: """
        let grdb = Target.Dependency.product(
          name: "GRDB", package: "GRDB.swift")
        func part(
          _ name: String, uses dependencies: [Target.Dependency]
        ) -> Target {}
            part("WorldTime", uses: [grdb]),
            part(
              "CarModel",
              uses: [
                "WorldTime", "VehicleCatalog",
                "Entitlements",
              ]),
            part("Novelty", uses: []),
        """)
    let findings = ManifestRules.check(
      manifest, imports: ["CarModel": ["WorldTime", "Entitlements"]])
    #expect(
      findings.map(\.description) == [
        "Package.swift:6: WorldTime may not depend on GRDB: its row does not name it",
        "Package.swift:7: CarModel depends on VehicleCatalog, which none of its files imports",
        "Package.swift:13: Novelty has no row in the dependency table",
      ])
  }
}
