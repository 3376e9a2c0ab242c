import ArgumentParser
import CommandSupport
import LinkProtocol
import PhoneApp

/// `phone-client phone set`
struct PhoneSetCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "Say which phone this is; the store asks for it.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Option(help: ArgumentHelp("With or without its brand: \"iPhone 14\".", valueName: "name"))
  var model: String
  @Option(help: ArgumentHelp("A version the model can have: 17.5.", valueName: "version"))
  var osVersion: String
  @Option(help: "What the car's screen calls the phone; left out, the model.")
  var name: String?
  @Option(
    help: ArgumentHelp(
      "The version of the app; left out, the app keeps itself up to date.", valueName: "version"))
  var appVersion: String?

  mutating func run() async throws {
    try await attempt(.setPhone) { [self] run in
      let phone = PhoneDocument(
        try run.describePhone(model, osVersion: osVersion, appVersion: appVersion, name: name))
      try run.output.answer(phone, text: phone.text(run.texts))
    }
  }
}
