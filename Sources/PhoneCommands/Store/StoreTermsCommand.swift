import ArgumentParser
import CommandSupport
import NissanStore
import PhoneApp
import VehicleCatalog

/// `phone-client store terms`
struct StoreTermsCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "terms", abstract: "Show the terms and conditions.",
    discussion: "Needs neither an account nor a car.")

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  private struct Document: Encodable {
    let terms: String
    let title: String
    let articles: [TermsDocument.Article]
  }

  private static let columnsMax = 80

  mutating func run() async throws {
    try await attempt(.openStore) { run in
      let language = run.texts.language
      let terms = Terms.current(
        country: run.initialState.country ?? language.usualCountry, language: language)
      let document = TermsDocument.of(language)
      let columns = min(run.output.standardOutput.width ?? Self.columnsMax, Self.columnsMax)
      let articles = document.articles.flatMap { article -> [StyledText] in
        let lines = TextWrap.lines(article.text, columns: columns).map { StyledText($0) }
        return ["", StyledText(article.heading, .strong)] + lines
      }
      let head = [StyledText(document.title, .strong), StyledText("\(terms)", .faint)]
      try run.output.answer(
        Document(terms: terms.rawValue, title: document.title, articles: document.articles),
        text: (head + articles).lines())
    }
  }
}
