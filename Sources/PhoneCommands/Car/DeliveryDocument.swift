import CommandSupport
import LinkProtocol
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

  var text: StyledText {
    guard delivered else {
      return documentVersion.map { "nothing waits; the car has version \($0)" }
        ?? "nothing waits; nothing was bought for this car yet"
    }
    let heading = "version \(documentVersion ?? 0) delivered"
    return [StyledText(heading, .good), services.text(at: now)].lines()
  }
}

extension [EntitlementsPush.Outcome] {
  /// Each service, its state, why, and when that changes next.
  func text(at now: Instant) -> StyledText {
    var table = Table()
    for outcome in self {
      let next = outcome.nextChangeAt.map { "next change \($0.displayed(from: now))" }
      table.add([
        .init(outcome.service), .init(outcome.state.rawValue, outcome.state.ink),
        .init(outcome.reason), .init(next ?? "", .faint),
      ])
    }
    return table.text()
  }
}
