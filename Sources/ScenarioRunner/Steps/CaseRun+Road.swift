import Entitlements
import PhoneApp
import Scenarios
import VehicleCatalog

/// Steps with somebody on the road between phone and car.
extension CaseRun {
  /// The phone means well: on the road another document takes the place of its own.
  func forge(_ step: ForgeStep) async throws(StepProblem) {
    let (phone, vin) = (try phone(step.actors), try car(step.actors))
    guard let document = phone.newestDocument(of: vin) else {
      throw .unmet(
        expected: "a document to forge from", found: "the phone never got one for \(vin)")
    }
    let forged: String
    do {
      guard var forger = DocumentForger(document, dice: dice.split()) else {
        throw StepProblem.broken("the phone's document is no signed text")
      }
      forged = try forger.make(step.craft)
    } catch {
      throw .broken("nothing was forged: \(error)")
    }
    try await hand(document, to: vin, from: phone, through: DocumentSwap(document: forged))
  }
}
