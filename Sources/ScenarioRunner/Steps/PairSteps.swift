import LinkProtocol
import PhoneApp
import Scenarios
import VehicleCatalog

extension PairStep: PerformedStep {
  func perform(in run: CaseRun) async throws(StepFailure) {
    let (phone, vin) = (try run.phone(actors), try run.car(actors))
    let store = run.store.store
    let between = through.map { PairingAttack($0, generator: run.generator.split()) }
    try await run.ask(PairingOpen(vehicle: vin.rawValue))
    do throws(StepFailure) {
      try await run.meet(phone, vin, through: between) {
        [now = run.now] link throws(StepFailure) in
        var generator = phone.generator.split()
        let meeting = FirstMeeting(store: store, memory: phone, account: phone.account)
        _ = try await StepFailure.ofPhone { () async throws(PhoneError) in
          try await meeting.pair(over: link, using: &generator, at: now) { comparison in
            await self.compare(comparison.number, at: vin, run)
          }
        }
      }
    } catch {
      // Both people said no; it is the car that counts the failure, and this is its word for it.
      if case .refused("numbers_differ", let why) = error, answer == .reject {
        throw .refused(ErrorName.pairingRejected.rawValue, why)
      }
      throw error
    }
  }

  /// The person in the car first, then the one at the phone.
  ///
  /// - Returns: Whether the person at the phone says yes.
  private func compare(_ number: String, at vin: VIN, _ run: CaseRun) async -> Bool {
    switch answer {
    case .accept:
      // A number that differs ends the pairing at the car; the phone hears it there.
      _ = try? await run.ask(PairingAccept(vehicle: vin.rawValue, number: number))
      return true
    case .reject:
      _ = try? await run.ask(PairingReject(vehicle: vin.rawValue))
      return false
    }
  }
}

extension UnpairStep: PerformedStep {
  /// A car that forgot first is no reason to keep the bond.
  func perform(in run: CaseRun) async throws(StepFailure) {
    let (phone, vin) = (try run.phone(actors), try run.car(actors))
    let bond = try phone.paired(with: vin)
    do throws(StepFailure) {
      try await run.call(phone, vin) { session throws(CarLinkError) in try await session.forget() }
    } catch {
      guard case .refused(ErrorName.bondUnknown.rawValue, _) = error else { throw error }
    }
    phone.forget(bond)
  }
}
