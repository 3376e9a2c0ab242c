import PhoneApp
import Scenarios

extension SetOwnerStep: PerformedStep {
  func perform(in run: CaseRun) async throws(StepFailure) {
    let (phone, vin) = (try run.phone(actors), try run.car(actors))
    let next = try run.phone(Actors(phone: self.next)).paired(with: vin)
    try await run.call(phone, vin) { session throws(CarLinkError) in
      try await session.makeOwner(bond: next.id)
    }
  }
}
