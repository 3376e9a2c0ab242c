import CommandSupport
import LinkProtocol
import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

/// Where a visit's effects are run: the phone's own state, the store in this process, the car at
/// the other end of the socket. Each effect looks anew where the phone stands and what time it is.
struct StoreSession {
  let run: PhoneRun
  let store: any StoreBackOffice
  private let pairing: PairingDialogue

  init(_ run: PhoneRun, _ store: any StoreBackOffice, _ pairing: PairingDialogue) {
    (self.run, self.store, self.pairing) = (run, store, pairing)
  }

  /// Whoever opens the store, before the phone was asked.
  var outsider: Shopper {
    var shopper = Shopper(language: run.texts.language)
    shopper.vehicle = run.options.vehicle
    return shopper
  }

  /// The words for who is there.
  func texts(for shopper: Shopper) -> StoreTexts {
    shopper.account.map(run.texts(for:)) ?? run.texts
  }

  /// - Throws: ``CommandFailure`` when nobody knows what time it is.
  func answer(_ effect: VisitEffect, for shopper: Shopper) async throws -> VisitAnswer {
    let run = try run.anew().about(shopper.vehicle)
    if let answer = try await entered(effect, run, shopper) { return answer }
    guard let customer = shopper.customer else {
      preconditionFailure("the store is asked once it is known for whom")
    }
    return try await run.reach { reach in
      if case .visitCar(let services) = effect {
        return .car(await visitCar(run, reach, services))
      }
      guard let answer = try await storeAnswer(effect, for: customer, at: reach.now) else {
        preconditionFailure("what is neither the phone's nor the car's is the store's")
      }
      guard case .changed(let outcome, _) = answer else { return answer }
      return .changed(outcome, carsKnow: await report(outcome.vehicles, run))
    }
  }

  // MARK: The way in

  /// The answer to a step of the first start; `nil` for anything else.
  private func entered(
    _ effect: VisitEffect, _ run: PhoneRun, _ shopper: Shopper
  ) async throws -> VisitAnswer? {
    do {
      var vehicle = shopper.vehicle
      switch effect {
      case .arrive(let meant): vehicle = meant
      case .register(let form):
        try run.adopt(try await store.createAccount(form, at: try await run.worldTime()))
      case .signIn(let email): try run.adopt(try await store.signIn(email))
      case .describePhone(let model, let os, let osVersion):
        try run.describePhone(model, os: os, osVersion: osVersion)
      case .pair(let meant):
        return try await paired(await pairing.begin(run.about(meant)), shopper)
      case .compare(let isEqual):
        return try await paired(await pairing.answer(isEqual: isEqual), shopper)
      default: return nil
      }
      return .arrived(try await self.shopper(with: vehicle))
    } catch let refusal as PhoneRefusal {
      return .phoneRefused(refusal)
    } catch StoreError.refused(let refusal) {
      return .refused(refusal, order: nil)
    } catch StoreError.failed(let failure) {
      return .failed(failure)
    }
  }

  /// Who is there by now.
  private func shopper(with vehicle: VIN?) async throws -> Shopper {
    let run = try run.anew()
    let state = run.initialState
    var shopper = Shopper(language: run.texts.language)
    shopper.phone = state.isPhoneKnown ? state.phone.facts : nil
    let bonds = state.bonds.filter { $0.vehicle != nil }
    shopper.cars = bonds.map { ConnectedCar(vin: $0.vin, name: $0.displayName) }
    shopper.vehicle = vehicle ?? (bonds.count == 1 ? bonds[0].vin : nil)
    guard let id = state.account else { return shopper }
    let account = try await store.account(id)
    shopper.account = account
    guard let bond = bonds.first(where: { $0.vin == shopper.vehicle }) else { return shopper }
    shopper.account = try await run.about(bond.vin).reach { [store] reach in
      try await store.customer(account, of: bond, on: state.phone, at: reach.now).account
    }
    return shopper
  }

  /// How far the pairing is: with a car, the store can be entered.
  private func paired(
    _ event: PairingDialogue.Event?, _ shopper: Shopper
  ) async throws -> VisitAnswer {
    switch event {
    case .digits(let digits): return .digits(digits)
    case .paired(let outcome): return .arrived(try await self.shopper(with: outcome.bond.vin))
    case .failed(let error):
      let texts = texts(for: shopper)
      let failure = CommandFailure(phone: error, attempting: texts.cannot(.pair), in: texts)
      let nearby = (error as? OutOfReach)?.nearby ?? []
      return .notConnected(
        reason: nearby.isEmpty ? failure?.why ?? "\(error)" : texts[.severalNearby],
        nearby: nearby)
    case nil: preconditionFailure("whoever visits the store can pair")
    }
  }

  // MARK: In the store

  /// What is charged waits for its turn.
  private func storeAnswer(
    _ effect: VisitEffect, for customer: Customer, at now: Instant
  ) async throws -> VisitAnswer? {
    let driver = ScreenDriver(store: store, customer: customer)
    guard effect.charges else { return await driver.answer(effect, at: now) }
    return try await run.purchaseLock.alone(customer.account) { () async throws(PhoneError) in
      await driver.answer(effect, at: now)
    }
  }

  /// Brings each car its new document. What was done is done whatever happens here.
  private func report(_ vehicles: [VIN], _ run: PhoneRun) async -> Bool {
    var all = true
    for vehicle in vehicles {
      let about = run.about(vehicle)
      all = (try? await about.reach { try await about.visit($0) }) != nil && all
    }
    return all
  }

  // MARK: The car

  /// Brings what waits, then asks what the car makes of it.
  private func visitCar(
    _ run: PhoneRun, _ reach: Reach, _ services: [ServiceID]
  ) async -> CarReport {
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
      return .outOfReach(reason: failure?.why ?? "\(error)")
    }
  }

  /// A clock that a tester moves, and that did not move between the greeting and the answer.
  private func isStill(_ reach: Reach, _ later: Instant) -> Bool {
    guard case .success(let link) = reach.car else { return false }
    return link.hello.clockMode == .virtual && later == link.hello.worldTime
  }
}
