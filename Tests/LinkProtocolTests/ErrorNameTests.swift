import CarModel
import Entitlements
import Foundation
import TestSupport
import Testing

@testable import LinkProtocol

struct ErrorNameTests {
  @Test func `every name has its own code`() {
    let codes = ErrorName.allCases.map(\.code)
    #expect(Set(codes).count == codes.count)
  }

  @Test(arguments: ErrorName.allCases)
  func `a code lies in a documented range`(name: ErrorName) {
    let ranges = [
      -32_768...(-32_000), 1000...1099, 1100...1199, 1200...1299, 1300...1399, 1400...1499,
      1500...1599, 1600...1699, 1700...1799, 1800...1899, 1900...1999,
    ]
    #expect(ranges.contains { $0.contains(name.code) })
  }

  @Test(arguments: ErrorName.allCases)
  func `a name is lower snake and says what it means`(name: ErrorName) throws {
    let isLowerSnake = try #/[a-z]+(_[a-z]+)*/#.wholeMatch(in: name.rawValue) != nil
    #expect(isLowerSnake)
    #expect(name.meaning.hasSuffix("."))
    #expect(!name.meaning.contains("|"))
  }

  @Test func `codes go up in the order of the table`() {
    let ours = ErrorName.allCases.map(\.code).filter { $0 > 0 }
    #expect(ours == ours.sorted())
  }

  @Test func `JSON-RPC's own errors have JSON-RPC's own codes`() {
    let own = ErrorName.allCases.filter { $0.code < 0 }
    #expect(own == [.parseError, .invalidRequest, .methodNotFound, .invalidParams])
    #expect(own.map(\.code) == [-32_700, -32_600, -32_601, -32_602])
  }

  @Test func `what the rules refuse has the same name on the wire`() {
    let names =
      CarRefusal.Code.allCases.map(\.rawValue) + DocumentRejection.Code.allCases.map(\.rawValue)
    #expect(names.filter { ErrorName(rawValue: $0) == nil } == [])
  }

  /// Where a test expects a refusal it names it, by its case or by its word on the wire. Only those
  /// tests count that ask a daemon or a connection, and not a rule behind them.
  @Test func `every refusal of the table is expected by some test over the wire`() throws {
    let tests = Repository.path("Tests")
    let asking = ["DaemonTests/", "HeadUnitTests/", "LinkTransportTests/"]
    let files = try FileManager.default.subpathsOfDirectory(atPath: tests)
      .filter { path in path.hasSuffix(".swift") && asking.contains(where: path.hasPrefix) }
    let text = try files.map { try String(contentsOfFile: "\(tests)/\($0)", encoding: .utf8) }
      .joined(separator: "\n")
    let unexpected = ErrorName.allCases.filter { name in
      ![".\(name)", "\"\(name.rawValue)\"", "[\(name.rawValue)]"].contains(where: text.contains)
    }
    #expect(unexpected.isEmpty)
  }
}
