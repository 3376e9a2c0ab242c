import ArgumentParser
import CommandSupport
import LinkProtocol
import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

/// `phone-client timeline`
struct TimelineCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Show every state of the car's services from now on, if nothing happens.",
    discussion: """
      The car knows what it was told so far; what the store will charge meanwhile stands below, by \
      subscription.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions
  @OptionGroup var asking: AskOptions

  @Argument(help: "The service's name or id, from `services`; every service by default.")
  var service: String?

  @Option(
    help: """
      How far to look, such as 2026-12-31T10:00:00Z, or a day alone; \
      \(ProtocolLimits.timelineMonthsDefault) months by default.
      """,
    transform: { text in try Instant(rfc3339: text) })
  var until: Instant?

  private struct Document: Encodable {
    let vehicle: String
    let worldTime: Instant
    let until: Instant
    let bands: [ServiceBand]
    /// What runs for the car, whichever services it gives.
    let subscriptions: [SubscriptionDocument]
  }

  mutating func run() async throws {
    try await attempt(.lookAhead) { [self] run in
      let (answer, subscriptions) = try await run.reach { reach in
        let answer = try await run.sessionToAsk(reach, pushing: asking.push).timeline(
          of: service.map { try run.service(called: $0) }, until: until)
        return (answer, try await running(in: reach, of: run))
      }
      let width = run.output.standardOutput.width
      let text = ServicesText(run.carTexts, catalog: run.catalog)
      try run.output.answer(
        Document(
          vehicle: answer.vehicle, worldTime: answer.worldTime, until: answer.until,
          bands: answer.bands, subscriptions: subscriptions),
        text: [
          text.timeline(answer, width: width),
          table(subscriptions, run.carTexts)?.text(width: width),
        ].compactMap(\.self).lines())
    }
  }

  /// What goes on for the car that is meant; a phone without an account has nothing.
  private func running(in reach: Reach, of run: PhoneRun) async throws -> [SubscriptionDocument] {
    guard let account = reach.state.account else { return [] }
    let vehicle = try run.bond(in: reach.state).vin
    // As it stands: whether the store catches up is decided with the delivery.
    return try await run.store().answer(.subscriptions(account)).subscriptions
      .filter { $0.vehicle == vehicle && !$0.state.isOver }.map { SubscriptionDocument($0) }
  }

  private func table(
    _ subscriptions: [SubscriptionDocument], _ texts: StoreTexts
  ) -> Table? {
    guard !subscriptions.isEmpty else { return nil }
    var table = Table([texts[.subscription], texts[.paidThrough], texts[.renews]])
    for subscription in subscriptions {
      table.add([
        .init(subscription.name(texts)), .init(texts.moment(subscription.paidThrough)),
        .init(subscription.renewsText(texts)),
      ])
    }
    return table
  }
}
