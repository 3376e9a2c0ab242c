import FoundationEssentials
import Testing

@testable import Entitlements

@Suite struct ServiceReasonTests {
  @Test func `every reason with a name of its own is among those known`() throws {
    let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let source = try String(
      contentsOfFile: "\(root)/Sources/Entitlements/Decision/ServiceAnswer.swift", encoding: .utf8)
    let switched = source.matches(of: /case \.\w+: "(\w+)"/).map { String($0.1) }
    #expect(switched.count > 20)
    #expect(Set(ServiceReason.known.map(\.name)) == Set(switched))
    #expect(ServiceReason.known.count == switched.count)
  }
}
