import TestSupport
import Testing

@testable import Entitlements

@Suite struct ServiceReasonTests {
  @Test func `every reason with a name of its own is among those known`() throws {
    let source = try Repository.text(of: "Sources/Entitlements/Decision/ServiceAnswer.swift")
    let switched = source.matches(of: /case \.\w+: "(\w+)"/).map { String($0.1) }
    #expect(switched.count > 20)
    #expect(Set(ServiceReason.known.map(\.name)) == Set(switched))
    #expect(ServiceReason.known.count == switched.count)
  }
}
