import ArgumentParser
import CommandSupport
import PhoneApp
import VehicleCatalog

/// `phone-client qr`
struct QRCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "qr", abstract: "Draw the link that opens the store, for a phone to scan.",
    discussion:
      "The program qrencode draws the code; where it is not installed, the link itself is shown."
      + " The link's host is reserved for examples: nobody answers there.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(
    help: ArgumentHelp("A product to open the store at.", valueName: "product"),
    completion: .products)
  var product: String?

  private struct Document: Encodable {
    let link: String
  }

  mutating func run() async throws {
    try await attempt(.showLink) { [self] run in
      let product = try product.map { try run.product(called: $0) }
      let texts = run.texts
      let link = AppLink(to: product, in: texts.language).text
      try run.output.answer(
        Document(link: link), text: Self.text(link, texts, run.output))
    }
  }

  private static func text(_ link: String, _ texts: StoreTexts, _ output: Output) -> StyledText {
    do throws(QRDrawing.Failure) {
      let code = try QRDrawing.draw(link, within: output.standardOutput.width)
      return StyledText("\(texts[.scanCode])\n\n\(code)\n\n\(link)")
    } catch {
      output.message(StyledText(error.text(texts), .faint))
      return StyledText("\(texts[.openLink])\n\(link)")
    }
  }
}

extension QRDrawing.Failure {
  fileprivate func text(_ texts: StoreTexts) -> String {
    switch self {
    case .notInstalled: texts[.codeNeedsProgram]
    case .failed: texts[.codeFailed]
    case .tooSlow: texts[.codeTooSlow]
    case .tooWide: texts[.codeTooWide]
    }
  }
}
