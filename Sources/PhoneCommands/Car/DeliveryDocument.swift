import CommandSupport
import LinkProtocol
import PhoneApp
import WorldTime

/// What became of the document that was waiting.
struct DeliveryDocument: Encodable {
  /// Something was waiting and the car has it on disk.
  let delivered: Bool
  /// The version that the car is known to have; `nil` when there never was one.
  let documentVersion: Int?
  /// Each service of the document delivered, and what the car makes of it.
  let services: [EntitlementsPush.Outcome]
  private let now: Instant

  init(_ answer: EntitlementsPush.Response?, kept version: Int?, at now: Instant) {
    delivered = answer != nil
    documentVersion = answer?.version ?? version
    services = answer?.outcomes ?? []
    self.now = now
  }

  private enum CodingKeys: String, CodingKey { case delivered, documentVersion, services }

  func text(_ texts: StoreTexts) -> StyledText {
    guard let documentVersion else { return StyledText(texts[.nothingBought]) }
    guard delivered else { return StyledText(texts[.nothingWaits, ["version": documentVersion]]) }
    return [
      StyledText(texts[.documentDelivered, ["version": documentVersion]], .good),
      services.text(texts, at: now),
    ].lines()
  }
}

extension [EntitlementsPush.Outcome] {
  /// Each service, its state, why, and when that changes next.
  func text(_ texts: StoreTexts, at now: Instant) -> StyledText {
    var table = Table()
    for outcome in self {
      let next = outcome.nextChangeAt.map { texts.nextChange(texts.moment($0, from: now)) }
      table.add([
        .init(outcome.service), .init(texts[outcome.state], outcome.state.style),
        .init(texts.reason(outcome.reason)), .init(next ?? "", .faint),
      ])
    }
    return table.text()
  }
}
