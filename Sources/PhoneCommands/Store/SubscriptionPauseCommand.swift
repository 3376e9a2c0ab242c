import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp
import WorldTime

/// `phone-client subscription pause`
struct SubscriptionPauseCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "pause", abstract: "Pause a subscription from the end of what is paid.",
    discussion: """
      One week to three months. Nothing is charged and the service rests until the pause is over; \
      then a new period is charged. `subscription resume` ends a pause early.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The subscription's id, from `subscriptions`.")
  var id: String

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("How long: 2weeks, 1month, P3M, 45d.", valueName: "period"),
    transform: { text in try Period(parsing: text) })
  var length: Period?

  @Flag(help: "Take back a pause that has not begun.")
  var drop = false

  mutating func validate() throws {
    if drop == (length != nil) {
      throw ValidationError("give either --for with a length, or --drop")
    }
  }

  mutating func run() async throws {
    try await attempt(.pause, id) { [self] run in
      let name = SubscriptionID(rawValue: id)
      let (document, texts) = try await run.subscription { store, account, now in
        guard let length else { return try await store.dropPause(of: name, by: account, at: now) }
        return try await store.pause(name, for: length, by: account, at: now)
      }
      try run.output.answer(document, text: document.text(texts))
    }
  }
}
