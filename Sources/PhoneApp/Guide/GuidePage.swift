import VehicleCatalog

/// A step of the user guide as somebody reads it.
///
/// - Source: seed R02, R15, R46.
package struct GuidePage: Hashable, Sendable {
  /// From 1, through all sections.
  package let number: Int
  package let section: String
  package let title: String
  package let text: String
  package let examples: [Example]

  /// Commands, and what they answer.
  package struct Example: Hashable, Sendable {
    /// Lines for a shell.
    package let commands: String
    /// Lines of the answer; `…` stands for lines that are left out.
    package let answer: String?
    /// They go on running, in a terminal of their own.
    package let isOfTheCar: Bool
  }

  /// Every page, in order.
  ///
  /// - Parameters:
  ///   - texts: In the reader's language.
  ///   - label: How a quoted button or title is set off from the text around it.
  /// - Returns: The pages of all sections.
  package static func all(
    _ texts: StoreTexts, label: (String) -> String = { "[\($0)]" }
  ) -> [GuidePage] {
    func text(_ phrase: StorePhrase) -> String {
      let wording = phrase.text(texts.language, count: nil)
      let names = StorePhrase.placeholders(in: wording)
      let labels = names.compactMap { name in
        StoreText(rawValue: name).map { (name, label(texts[$0])) }
      }
      return StorePhrase.fill(wording, with: Dictionary(uniqueKeysWithValues: labels))
    }
    var number = 0
    return Guide.sections.flatMap { section in
      section.steps.map { step in
        number += 1
        return GuidePage(
          number: number, section: text(section.title), title: text(step.title),
          text: text(step.text),
          examples: step.examples.map { example in
            Example(
              commands: example.commands.replacing("LANGUAGE", with: texts.language.rawValue),
              answer: example.answer?.text(texts.language, count: nil),
              isOfTheCar: example.isOfTheCar)
          })
      }
    }
  }

  /// How many pages there are, in every language.
  package static var count: Int { Guide.sections.reduce(0) { $0 + $1.steps.count } }
}
