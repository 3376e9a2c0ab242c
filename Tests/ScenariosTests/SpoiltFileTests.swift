import FoundationEssentials
import TestSupport
import Testing
import VehicleCatalog

@testable import Scenarios

/// The shipped files with random damage: whatever stands in a file, the reader says what is wrong
/// or reads it, and every case it lists can be bound or says why not.
struct SpoiltFileTests {
  private static let words =
    StepTable.entries.map(\.name) + StepTable.entries.flatMap { $0.fields.map(\.name) }
    + [
      "none", "all", "on", "-1", "99999999999999999999", "1e400", "nan", "''", "{}", "[]", "null",
      "${start}", "${start * 2}", "${service.price}", "${-1}", "P1000000000Y", "9999-12-31",
      "*a", "&a", "*", "smart-alerts", "-1000000000 years", "\u{0}", "é\u{301}", "'", "\"", "%",
    ]

  private static func spoilt(_ text: String, _ generator: inout SeededGenerator) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<Int.random(in: 1...2, using: &generator) {
      let line = Int.random(in: 0..<lines.count, using: &generator)
      var parts = lines[line].split(separator: " ", omittingEmptySubsequences: false)
        .map(String.init)
      let part = Int.random(in: 0..<max(1, parts.count), using: &generator)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: lines.remove(at: line)
      case 1: lines.insert(lines.randomElement(using: &generator) ?? "", at: line)
      case 2: lines[line] = " " + lines[line]
      case 3 where !parts.isEmpty:
        parts[part] = words.randomElement(using: &generator) ?? ""
        lines[line] = parts.joined(separator: " ")
      case 4 where !parts.isEmpty:
        parts.remove(at: part)
        lines[line] = parts.joined(separator: " ")
      default: lines[line] = String(lines[line].dropLast(2))
      }
      if lines.isEmpty { lines = [""] }
    }
    return lines.joined(separator: "\n")
  }

  @Test(arguments: 0..<8) func `whatever stands in a file, it is read or told what is wrong`(
    seed: Int
  ) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let names = try ShippedPackTests.files.get().filter { $0 != "smoke.yaml" }
    let texts = try names.map { try Repository.text(of: "Tests/Scenarios/\($0)") }
    var read = 0
    for _ in 0..<40 {
      let text = Self.spoilt(texts.randomElement(using: &generator) ?? "", &generator)
      try ScenarioFixture.with(["it.yaml": text]) { fixture throws in
        let suite: ScenarioSuite
        do throws(CatalogDiagnostics) {
          suite = try ScenarioSuite.load(
            ["\(fixture.path)/it.yaml"], catalog: try ShippedCatalog.load())
        } catch {
          #expect(!error.all.isEmpty)
          #expect(error.all.allSatisfy { !$0.message.isEmpty })
          return
        }
        read += 1
        for selected in try suite.cases().prefix(20) {
          do throws(CatalogDiagnostics) {
            let bound = try selected.bind()
            #expect(bound.id == selected.id, "\(text)")
          } catch {
            #expect(!error.all.isEmpty, "\(text)")
          }
        }
      }
    }
    #expect((1..<40).contains(read), "the damage is too small or too great to show anything")
  }
}
