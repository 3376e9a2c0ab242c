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

  @Argument(help: "The product's name, or the subscription's id.")
  var subscription: String

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
    try await attempt(.pause, subscription) { [self] run in
      let (document, texts) = try await run.changeSubscription(called: subscription) {
        store, subscription, now in
        let (id, account) = (subscription.id, subscription.account)
        guard let length else { return try await store.dropPause(of: id, by: account, at: now) }
        return try await store.pause(id, for: length, by: account, at: now)
      }
      try run.output.answer(document, text: document.text(texts))
    }
  }
}
