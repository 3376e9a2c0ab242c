import NissanStore
import PhoneApp
import Scenarios
import VehicleCatalog

extension ReleaseStep: PerformedStep {
  func perform(in run: CaseRun) async throws(StepFailure) {
    let (phone, vin) = (try run.phone(actors), try run.car(actors))
    try await run.ofStore { store, now throws(StoreError) in
      _ = try await store.release(vin, by: phone.account, at: now)
    }
    try await run.fetch(for: vin, on: phone)
  }
}
