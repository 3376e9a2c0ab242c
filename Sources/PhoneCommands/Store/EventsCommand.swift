import ArgumentParser
import CommandSupport
import LinkTransport
import NissanStore
import PhoneApp
import VehicleCatalog
import WorldTime

/// `phone-client events`
struct EventsCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "events",
    abstract: "Show what the store charged, issued and delivered, and what was declined.",
    discussion: """
      Oldest first, each at its own instant. With --follow it shows what comes, as other commands \
      and the agent bring it about, and lets nothing fall due itself; with --json, each event is \
      a document on a line of its own.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Flag(help: "Go on with what comes, until interrupted.")
  var follow = false

  @Option(help: ArgumentHelp("Begin after this event, by its number.", valueName: "number"))
  var from: Int?

  /// Host time between two looks at the store.
  private static let pauseMilliseconds: Int64 = 200

  private struct Document: Encodable {
    let events: [StoreEventDocument]
    let worldTime: Instant
  }

  func validate() throws {
    if let from, from < 0 { throw ValidationError("--from \(from) is below 0") }
  }

  mutating func run() async throws {
    try await attempt(.listEvents) { [self] run in
      if follow { return try await followEvents(run) }
      let (document, texts) = try await run.reach { reach in
        let store = try run.store()
        let account = try await run.account(in: reach.state, of: store)
        // As with every list, what is due by now has happened.
        _ = try await store.orders(of: account.id, at: reach.now)
        let texts = run.texts(for: account)
        let events = try await all(of: account.id, in: store).map { StoreEventDocument($0, texts) }
        return (Document(events: events, worldTime: reach.now), texts)
      }
      try run.output.answer(
        document, text: text(document.events, texts, run.output.standardOutput.width))
    }
  }

  private func all(
    of account: AccountID, in store: any StoreBackOffice
  ) async throws(StoreError) -> [NumberedStoreEvent] {
    var events: [NumberedStoreEvent] = []
    while true {
      let page = try await store.events(of: account, after: events.last?.sequence ?? from ?? 0)
      events += page
      if page.count < NumberedStoreEvent.listedMax { return events }
    }
  }

  private func text(
    _ events: [StoreEventDocument], _ texts: StoreTexts, _ width: Int?
  ) -> StyledText {
    guard !events.isEmpty else { return StyledText(texts[.noEvent]) }
    var table = Table(
      [texts[.date], texts[.event], texts[.item], texts[.total], texts[.receipt]])
    for event in events { table.add(event.cells(texts).map { .init($0) }) }
    return table.text(width: width)
  }

  private func followEvents(_ run: PhoneRun) async throws {
    let store = try run.store()
    let account = try await run.account(in: run.initialState, of: store)
    let texts = run.texts(for: account)
    var last: Int
    if let from {
      last = from
    } else {
      last = try await all(of: account.id, in: store).last?.sequence ?? 0
    }
    while run.output.standardOutput.hasReader {
      for event in try await store.events(of: account.id, after: last) {
        let document = StoreEventDocument(event, texts)
        try run.output.answer(
          document,
          text: StyledText(document.cells(texts).filter { !$0.isEmpty }.joined(separator: "  ")))
        last = event.sequence
      }
      await LinkLoop.ofThisProcess.pause(milliseconds: Self.pauseMilliseconds)
    }
  }
}
