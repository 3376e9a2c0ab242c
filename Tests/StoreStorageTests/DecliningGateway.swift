import NissanStore
import Synchronization
import Testing
import VehicleCatalog
import WorldTime

/// A bank that declines every payment while it is told to; it still verifies cards.
final class DecliningGateway: GatewayInBetween {
  let inner: any PaymentGateway
  private let isDeclining = Mutex(false)

  init(_ inner: any PaymentGateway) { self.inner = inner }

  var declines: Bool {
    get { isDeclining.withLock { $0 } }
    set { isDeclining.withLock { $0 = newValue } }
  }

  func charge(_ request: ChargeRequest) async throws(StoreFailure) -> ChargeOutcome {
    declines ? .declined(.genericDecline) : try await inner.charge(request)
  }

  func verify(_ request: ChargeRequest) async throws(StoreFailure) -> ChargeOutcome {
    try await inner.verify(request)
  }

  static func fixture() async throws -> (fixture: StoreFixture, line: DecliningGateway) {
    let line = Mutex<DecliningGateway?>(nil)
    let fixture = try await StoreFixture(gateway: { inner in
      let declining = DecliningGateway(inner)
      line.withLock { $0 = declining }
      return declining
    })
    return (fixture, try #require(line.withLock { $0 }))
  }
}
