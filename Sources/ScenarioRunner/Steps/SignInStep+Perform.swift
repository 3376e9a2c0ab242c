import NissanStore
import PhoneApp
import Scenarios

extension SignInStep: PerformedStep {
  func perform(in run: CaseRun) async throws(StepFailure) {
    let phone = try run.phone(actors)
    let other = try run.phone(Actors(phone: self.other))
    phone.adopt(
      try await run.ofStore { store, _ throws(StoreError) in
        try await store.signIn(other.email)
      })
  }
}
