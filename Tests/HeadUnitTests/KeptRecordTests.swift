import Entitlements
import LinkProtocol
import LinkTransport
import TestSupport
import Testing
import WorldTime

@testable import HeadUnit

/// What is kept of a document is the document: whoever writes to the database makes no right of it.
@Suite(.timeLimit(.minutes(2)))
struct KeptRecordTests {
  private let revoked = Entitlement.sample(revision: 2, .revoked, .refund)

  /// A car whose right was revoked by version 2.
  private func carWithRevokedRight(_ store: TestStore) async throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try await HeadUnitFixture.run(in: folder) { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(try await store.document([.sample()]))
        _ = try await phone.push(try await store.document([revoked], version: 2))
      }
      #expect(try await fixture.status(of: "smart-alerts").state == .revoked)
    }
    return folder
  }

  private func tamper(_ folder: TemporaryFolder, _ sql: String) async throws {
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(vehicles: []), in: folder) {
      try await $0.tamper(sql)
    }
  }

  /// The document with its right turned active and paid, under the old signature.
  private func forged(_ text: String) throws -> String {
    var parts = text.split(separator: ".").map(String.init)
    let claims = String(decoding: try #require(Base64URL.decode(parts[1])), as: UTF8.self)
    #expect(claims.contains("revoked"))
    let edited = claims.replacing("revoked", with: "active").replacing("refund", with: "paid")
    parts[1] = Base64URL.encode(Array(edited.utf8))
    return parts.joined(separator: ".")
  }

  @Test func `a revoked right does not come back because somebody wrote so`() async throws {
    let store = try await TestStore()
    let folder = try await carWithRevokedRight(store)
    let signed = try await store.document([revoked], version: 2)
    try await tamper(
      folder,
      "UPDATE entitlementRecord SET document = '\(try forged(signed))'")
    let tape = LogTape()
    try await HeadUnitFixture.run(
      HeadUnitFixture.Setup(vehicles: [], logger: tape.logger), in: folder
    ) { fixture in
      #expect(try await fixture.status(of: "smart-alerts").state == .available)
      let status = try await fixture.operate { try await $0.call(DaemonStatus()) }
      #expect(status.standingFailure?.contains("set aside") == true)
      #expect(
        tape.entries(of: "set aside", with: "part") == ["set aside: it makes no sense record"])
      // The store's word restores it: the same version, once more.
      try await fixture.pairedPhone(2, store: store) { _ = try await $0.push(signed) }
      #expect(try await fixture.status(of: "smart-alerts").state == .revoked)
    }
  }

  /// Edits that leave a text which proves nothing for this car.
  @Test(arguments: [
    "document = NULL", "document = 'x'", "document = document || 'A'",
    "document = substr(document, 2)",
  ])
  func `a record without a proof is not served, and the next push restores it`(
    edit: String
  ) async throws {
    let store = try await TestStore()
    let folder = try TemporaryFolder()
    let text = try await store.document([.sample()])
    try await HeadUnitFixture.run(in: folder) { fixture in
      try await fixture.pairedPhone(store: store) { _ = try await $0.push(text) }
      try await fixture.advance(.hours(1))
    }
    try await tamper(folder, "UPDATE entitlementRecord SET \(edit), version = 900")
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(vehicles: []), in: folder) { fixture in
      #expect(try await fixture.status(of: "smart-alerts").state == .available)
      try await fixture.pairedPhone(2, store: store) { _ = try await $0.push(text) }
      try await fixture.advance(.hours(1))
      #expect(try await fixture.status(of: "smart-alerts").state == .active)
    }
  }

  @Test func `a document of another car or of another store proves nothing`() async throws {
    let (store, outsider) = (try await TestStore(), try await TestStore(seed: 9))
    let texts = [
      try await store.document([.sample()], vin: "SJNTAAJ12U0000002"),
      try await outsider.document([.sample()]),
    ]
    for text in texts {
      let folder = try await carWithRevokedRight(store)
      try await tamper(folder, "UPDATE entitlementRecord SET document = '\(text)'")
      let status = try await HeadUnitFixture.run(HeadUnitFixture.Setup(vehicles: []), in: folder) {
        fixture in
        try await fixture.status(of: "smart-alerts")
      }
      #expect(status.state == .available)
    }
  }

  @Test func `a document of a root that is trusted no longer is withheld, not lost`()
    async throws
  {
    let (store, other) = (try await TestStore(), try await TestStore(seed: 9))
    let folder = try await carWithRevokedRight(store)
    let trusting = HeadUnitFixture.Setup(trustFile: other.trust, vehicles: [])
    try await HeadUnitFixture.run(trusting, in: folder) { fixture in
      #expect(try await fixture.status(of: "smart-alerts").state == .available)
      let status = try await fixture.operate { try await $0.call(DaemonStatus()) }
      #expect(status.standingFailure?.contains("withheld") == true)
    }
    try await HeadUnitFixture.run(HeadUnitFixture.Setup(vehicles: []), in: folder) { fixture in
      #expect(try await fixture.status(of: "smart-alerts").state == .revoked)
      let status = try await fixture.operate { try await $0.call(DaemonStatus()) }
      #expect(status.standingFailure == nil)
    }
  }

  @Test func `an expired document is still a proof`() async throws {
    let store = try await TestStore()
    let folder = try TemporaryFolder()
    try await HeadUnitFixture.run(in: folder) { fixture in
      try await fixture.pairedPhone(store: store) { phone in
        _ = try await phone.push(try await store.document([.sample()]))
      }
      try await fixture.advance(.days(4_000))
    }
    let status = try await HeadUnitFixture.run(HeadUnitFixture.Setup(vehicles: []), in: folder) {
      fixture in
      try await fixture.status(of: "smart-alerts")
    }
    #expect(status.state == .expired)
  }
}
