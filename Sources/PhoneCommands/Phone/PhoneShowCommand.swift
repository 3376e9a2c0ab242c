import ArgumentParser
import CommandSupport
import PhoneApp

/// `phone-client phone show`
struct PhoneShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show which phone this is.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  mutating func run() async throws {
    try await attempt("cannot show the phone") { [self] in
      let run = try PhoneRun(global, options)
      guard run.initialState.isPhoneKnown else { throw PhoneRefusal.phoneMissing }
      let document = PhoneDocument(run.initialState.phone)
      try run.output.answer(document, text: document.text)
    }
  }
}
