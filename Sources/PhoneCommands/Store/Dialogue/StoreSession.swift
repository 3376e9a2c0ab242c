import CommandSupport
import LinkProtocol
import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

/// Where a visit's effects are run: the store in this process, the car at the other end of the
/// socket. Each effect looks anew where the phone stands and what time it is.
struct StoreSession: Sendable {
  let run: PhoneRun
  let store: any StoreBackOffice
  let driver: ScreenDriver
  private let account: AccountID

  init(_ run: PhoneRun, _ store: any StoreBackOffice, _ customer: Customer) {
    self.run = run
    self.store = store
    account = customer.account
    driver = ScreenDriver(store: store, customer: customer)
  }

  /// - Throws: ``CommandFailure`` when nobody knows what time it is.
  func answer(_ effect: VisitEffect) async throws -> VisitAnswer {
    try await run.reach { reach in
      if let answer = try await storeAnswer(effect, at: reach.now) { return answer }
      guard case .visitCar(let services) = effect else {
        preconditionFailure("the store answers everything but a visit to the car")
      }
      return .car(await visitCar(reach, services))
    }
  }

  /// What is charged waits for its turn.
  private func storeAnswer(_ effect: VisitEffect, at now: Instant) async throws -> VisitAnswer? {
    guard effect.charges else { return await driver.answer(effect, at: now) }
    return try await run.purchaseLock.alone(account) { () async throws(PhoneError) in
      await driver.answer(effect, at: now)
    }
  }

  /// Brings what waits, then asks what the car makes of it.
  private func visitCar(_ reach: Reach, _ services: [ServiceID]) async -> CarReport {
    do {
      let (session, bond) = try await run.openSession(reach)
      let outbox = Outbox(store: store, home: run.home)
      do throws(PhoneError) {
        _ = try await outbox.deliver(to: bond, through: session, at: reach.now)
      } catch {
        guard case .car(.refused(let refusal)) = error else { throw error }
        return .documentRefused(name: refusal.name, message: run.texts.why(refusal))
      }
      let answer = try await session.services()
      let names = Set(services.map(\.rawValue))
      return .reached(
        answer.services.filter { names.contains($0.service) }, worldTime: answer.worldTime,
        isClockFrozen: isStill(reach, answer.worldTime))
    } catch {
      let failure = CommandFailure(
        phone: error, attempting: run.texts.cannot(.greet), in: run.texts)
      return .outOfReach(reason: failure?.description ?? "\(error)")
    }
  }

  /// A clock that a tester moves, and that did not move between the greeting and the answer.
  private func isStill(_ reach: Reach, _ later: Instant) -> Bool {
    guard case .success(let link) = reach.car else { return false }
    return link.hello.clockMode == .virtual && later == link.hello.worldTime
  }
}
