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

  @Option(
    help: ArgumentHelp(
      "With or without its brand: \"iPhone 14\". Left out with --os, any phone of that system.",
      valueName: "name"))
  var model: String?
  @Option(
    help: ArgumentHelp(
      "What runs on it: Android; needed for a model that the catalogue does not have.",
      valueName: "system"))
  var os: String?
  @Option(help: ArgumentHelp("A version the model can have: 17.5.", valueName: "version"))
  var osVersion: String
  @Option(help: "What the car's screen calls the phone; left out, the model.")
  var name: String?
  @Option(
    help: ArgumentHelp(
      "The version of the app; left out, the app keeps itself up to date.", valueName: "version"))
  var appVersion: String?

  func validate() throws {
    guard model != nil || os != nil else {
      throw ValidationError("give --model, or describe the phone with --os")
    }
  }

  mutating func run() async throws {
    try await attempt(.setPhone) { [self] run in
      let phone = PhoneDocument(
        try run.describePhone(
          model, os: os, osVersion: osVersion, appVersion: appVersion, name: name))
      try run.output.answer(phone, text: phone.text(run.texts))
    }
  }
}
