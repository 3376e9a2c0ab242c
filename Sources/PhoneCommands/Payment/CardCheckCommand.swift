import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp

/// `phone-client card check`
struct CardCheckCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Say whether the store would take a card as it is typed.",
    discussion: """
      Nothing is kept and no bank is asked, so needs neither an account nor a paired car.
      \(CardInput.discussion)
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  private struct Document: Encodable {
    let brand: CardBrand
    let lastFour: String
    let expiry: CardExpiry
    let holder: String
  }

  mutating func run() async throws {
    try await attempt(.checkCard) { run in
      let now = try await run.reach(.anywhere) { $0.now }
      let card = try CardDetails.read()
      defer { card.wipe() }
      switch CardRules.check(card, at: now) {
      case .refused(let faults): throw StoreError.refused(.cardInvalid(faults))
      case .valid(let summary):
        try run.output.answer(
          Document(
            brand: summary.brand, lastFour: summary.lastFour, expiry: summary.expiry,
            holder: summary.holder),
          text: .facts([
            (run.texts[.card], summary.shown),
            (run.texts[.expiry], run.texts.expiry(summary, at: now)),
            (run.texts[.holder], summary.holder),
          ]))
      }
    }
  }
}
