import ArgumentParser
import CommandSupport
import PhoneApp

/// `phone-client phone show`
struct PhoneShowCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show which phone this is.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  mutating func run() async throws {
    try await attempt(.showPhone) { run in
      guard run.initialState.isPhoneKnown else { throw PhoneRefusal.phoneMissing }
      let document = PhoneDocument(run.initialState.phone)
      try run.output.answer(document, text: document.text(run.texts))
    }
  }
}
