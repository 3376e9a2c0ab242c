package import VehicleCatalog

/// The general terms in one language: the Markdown of `docs/terms`, compiled in.
///
/// `# ` begins its title, `## ` an article, which has one paragraph.
///
/// - Source: seed R43.
package struct TermsDocument: Hashable, Sendable {
  package private(set) var title = ""
  package private(set) var articles: [Article] = []

  /// One article, under its number.
  package struct Article: Hashable, Sendable, Encodable {
    package let heading: String
    package fileprivate(set) var text = ""
  }

  package static func of(_ language: Language) -> TermsDocument {
    let file =
      switch language {
      case .fr: PackageResources.terms_fr_md
      case .en: PackageResources.terms_en_md
      }
    return TermsDocument(markdown: String(decoding: file, as: UTF8.self))
  }

  init(markdown: String) {
    for line in markdown.split(separator: "\n") {
      if line.hasPrefix("# ") {
        title = String(line.dropFirst(2))
      } else if line.hasPrefix("## ") {
        articles.append(Article(heading: String(line.dropFirst(3))))
      } else if !articles.isEmpty {
        articles[articles.count - 1].text += line
      }
    }
  }
}
