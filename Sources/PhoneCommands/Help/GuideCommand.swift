import ArgumentParser
import CommandSupport
import FoundationEssentials
import LinkProtocol
import PhoneApp
import VehicleCatalog

/// `phone-client guide`
struct GuideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide", abstract: "Show the user guide, step by step.",
    discussion: "Needs neither an account nor a car.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Option(
    help: ArgumentHelp(
      "Show this step, between the one before and the one after.", valueName: "number"))
  var step: Int?

  private struct Document: Encodable {
    let language: Language
    /// How many there are in all.
    let count: Int
    /// The one that was asked for.
    let step: Int?
    let pages: [Page]
  }

  private struct Page: Encodable {
    let step: Int
    let section: String
    let title: String
    let text: String
    let commands: [String]

    init(_ page: GuidePage) {
      step = page.number
      section = page.section
      title = page.title
      text = page.text
      commands = page.examples.map(\.commands)
    }
  }

  mutating func validate() throws {
    let count = Guide.of(.en).pages.count
    guard let step, !(1...count).contains(step) else { return }
    throw ValidationError("the guide has the steps 1…\(count), and no \(step)")
  }

  mutating func run() throws {
    let texts = StoreTexts(language, in: nil)
    let guide = Guide.of(texts.language)
    let pages = guide.pages.filter { page in
      step.map { abs($0 - page.number) <= 1 } ?? true
    }
    let output = global.output
    let print = GuidePrinter(guide.title, texts, width: output.standardOutput.width)
    try output.answer(
      Document(
        language: texts.language, count: guide.pages.count, step: step,
        pages: pages.map(Page.init)),
      text: step.map { print.window(pages, at: $0) } ?? print.whole(pages))
  }

  /// That of the options, or of the phone's owner as far as it is known.
  private var language: Language {
    if let asked = options.locale { return asked }
    let environment = ProcessInfo.processInfo.environment
    let home = options.home.map(PhoneHome.init) ?? (try? .standard(environment: environment))
    // A phone whose home cannot be read needs its guide all the more.
    let state = try? home?.read()
    return state.flatMap { Language(rawValue: $0.phone.locale) } ?? .en
  }
}
