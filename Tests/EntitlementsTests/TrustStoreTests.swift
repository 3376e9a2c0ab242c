import Entitlements
import FoundationEssentials
import Testing
import VehicleCatalog
import WorldTime

struct TrustStoreTests {
  private let now = Instant(milliseconds: 1_769_853_600_000)

  private func key(_ seed: UInt8) throws -> RootPublicKey {
    try Ed25519PrivateKey(rawRepresentation: [UInt8](repeating: seed, count: 32)).publicKey
  }

  @Test func `roots are added once, listed in order and removed by thumbprint`() throws {
    var trust = TrustStore()
    let (one, two) = (try key(1), try key(2))
    let added = [
      trust.add(one, origin: .file, at: now), trust.add(two, origin: .added, at: now),
      trust.add(one, origin: .added, at: now),
    ]
    #expect(added == [true, true, false])
    #expect(trust.roots.map(\.key) == [one, two])
    #expect(trust[one.id]?.origin == .file)
    let removed = [trust.remove(id: one.id)?.key, trust.remove(id: one.id)?.key]
    #expect(removed == [one, nil])
    #expect(trust.roots.map(\.key) == [two])
  }

  @Test func `first use pins one root and refuses every other later`() throws {
    var trust = TrustStore()
    let (one, two) = (try key(1), try key(2))
    let pinned = [try trust.pinFirstUse(one, at: now), try trust.pinFirstUse(one, at: now)]
    #expect(pinned == [true, false])
    #expect(trust[one.id]?.origin == .firstUse)
    #expect(throws: TrustStore.OtherRootTrusted(trusted: one, offered: two)) {
      try trust.pinFirstUse(two, at: now)
    }
    #expect(trust.roots.count == 1)
  }

  @Test func `a trust file holds one key or a set`() throws {
    let (one, two) = (try key(1), try key(2))
    #expect(try TrustStore(file: one.jwk, at: now).roots.map(\.key) == [one])
    let set = #"{"keys": [\#(one.jwk), \#(two.jwk)]}"#
    let trust = try TrustStore(file: set, at: now)
    #expect(trust.roots.map(\.key) == [one, two])
    #expect(trust.roots.allSatisfy { $0.origin == .file && $0.since == now })
  }

  @Test(arguments: ["", "{}", #"{"keys": []}"#, #"{"keys": [{"kty":"RSA"}]}"#, "[1]"])
  func `a trust file without a root key is refused`(text: String) {
    #expect(throws: KeyFormatError.self) { try TrustStore(file: text, at: now) }
  }

  @Test func `a trust store survives being written and read`() throws {
    var trust = TrustStore()
    trust.add(try key(1), origin: .firstUse, at: now)
    let coded = try JSONEncoder().encode(trust)
    #expect(try JSONDecoder().decode(TrustStore.self, from: coded) == trust)
  }
}
