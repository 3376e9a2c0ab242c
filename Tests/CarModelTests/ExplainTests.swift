import Entitlements
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import CarModel

/// The chain behind an answer: every link in its order, and the link that fails by its name.
struct ExplainTests {
  /// A car, what it was asked for, when, and the links that must say no.
  struct Crafted: Sendable, CustomTestStringConvertible {
    let name: String
    var profile = "qashqai-j12b/2025/tekna"
    var market = "FR"
    var service: ServiceID = "journey-history"
    var right: Entitlement?
    var lease = after(days: 400)
    var power = PowerMode.on
    var network = NetworkQuality.good
    var at = after(minutes: 10)
    let failing: [ExplainLink.Name]

    var testDescription: String { name }
  }

  static let cases: [Crafted] = [
    Crafted(name: "all is well", right: .sample("journey-history"), failing: []),
    Crafted(name: "factory", service: "ecall", power: .off, network: .none, failing: []),
    Crafted(
      name: "never bought", failing: [.entitlement, .lease, .activation]),
    Crafted(
      name: "model", service: "tyre-pressure", right: .sample("tyre-pressure"),
      failing: [.profile, .hardware, .activation]),
    Crafted(
      name: "market", profile: "leaf-ze1/2022/tekna", market: "GB", service: "nissan-charge",
      right: .sample("nissan-charge"), failing: [.market, .activation]),
    Crafted(
      name: "expired", right: .sample("journey-history", paidThrough: after(minutes: 5)),
      failing: [.entitlement, .activation]),
    Crafted(
      name: "not begun",
      right: .sample("journey-history", from: after(days: 1)),
      failing: [.entitlement, .activation]),
    Crafted(
      name: "lease over", right: .sample("journey-history"), lease: after(minutes: 5),
      failing: [.lease]),
    Crafted(
      name: "ignition off", right: .sample("journey-history"), power: .off,
      failing: [.power, .activation]),
    Crafted(
      name: "no network", right: .sample("journey-history"), network: .none,
      failing: [.network, .activation]),
    Crafted(
      name: "under way", right: .sample("journey-history"), at: after(minutes: 1),
      failing: [.activation]),
  ]

  @Test(arguments: cases)
  func `the chain names the links that fail, and only those`(crafted: Crafted) throws {
    var car = try CarFixture.car(crafted.profile, market: crafted.market)
    try car.live(until: CarFixture.start, .powerSet(crafted.power))
    try car.live(until: CarFixture.start, .networkSet(crafted.network))
    if let right = crafted.right {
      try car.live(
        until: CarFixture.start, .recordReplaced(.sample([right], leaseUntil: crafted.lease)))
    }
    try car.live(until: crafted.at)
    let chain = car.view(
      of: try CarFixture.service(crafted.service), at: crafted.at, in: try ShippedCatalog.load()
    ).chain
    #expect(chain.map(\.link) == ExplainLink.Name.allCases)
    #expect(chain.filter { !$0.passed }.map(\.link) == crafted.failing)
    #expect(chain.filter { $0.found == nil }.allSatisfy { [.phone, .lease].contains($0.link) })
  }

  @Test func `a link that fails says what is needed and what is there`() throws {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, .networkSet(.none))
    try car.live(until: CarFixture.start, .recordReplaced(.sample([.sample("journey-history")])))
    let service = try CarFixture.service("journey-history")
    let chain = car.view(of: service, at: CarFixture.start, in: try ShippedCatalog.load()).chain
    let network = try #require(chain.first { $0.link == .network })
    #expect(network.needed == ExplainNeeds { $0.network = .poor })
    #expect(network.found == ExplainFacts { $0.network = NetworkQuality.none })
    #expect("\(network)" == "none (needed: poor)")
    let consent = try #require(chain.first { $0.link == .consent })
    #expect("\(consent)" == "consent true")
    let activation = try #require(chain.first { $0.link == .activation })
    #expect(activation.found?.waitsFor == .network)
    #expect("\(activation)" == "activation waiting, waitsFor network")
  }

  @Test func `a car that cannot do it names the rules, with what they need and what they found`()
    throws
  {
    let car = try CarFixture.car()
    let service = try CarFixture.service("tyre-pressure")
    let chain = car.view(of: service, at: CarFixture.start, in: try ShippedCatalog.load()).chain
    let profile = try #require(chain.first { $0.link == .profile })
    #expect(profile.unmet?.map(\.rule) == [.model])
    #expect(profile.unmet?.first?.found == "qashqai-j12b")
  }

  @Test func `a done activation asks for no ignition any more`() throws {
    var car = try CarFixture.car()
    try car.live(until: CarFixture.start, .recordReplaced(.sample([.sample("journey-history")])))
    try car.live(until: after(minutes: 2), .powerSet(.off))
    let chain = car.view(
      of: try CarFixture.service("journey-history"), at: after(minutes: 3),
      in: try ShippedCatalog.load()
    ).chain
    let failing = chain.filter { !$0.passed }
    #expect(failing.isEmpty)
  }
}
