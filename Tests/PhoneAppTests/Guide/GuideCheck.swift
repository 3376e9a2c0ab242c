import VehicleCatalog

@testable import PhoneApp

/// What must hold of the two files of the guide.
enum GuideCheck {
  /// As it is compiled in.
  static func markdown(_ language: Language) -> String {
    switch language {
    case .fr: String(decoding: PackageResources.guide_fr_md, as: UTF8.self)
    case .en: String(decoding: PackageResources.guide_en_md, as: UTF8.self)
    }
  }

  /// What is wrong with them; empty when nothing is.
  static func faults(fr: String, en: String) -> [String] {
    let (french, english) = (Guide(markdown: fr), Guide(markdown: en))
    var faults = form(fr, french, in: .fr) + form(en, english, in: .en)
    for line in prose(of: fr) {
      faults += FrenchTypography.faults(in: line).map { "‘\($0)’ in: \(line)" }
    }
    guard french.pages.count == english.pages.count else {
      return faults + ["\(french.pages.count) and \(english.pages.count) steps"]
    }
    for (french, english) in zip(french.pages, english.pages) {
      let commands = english.examples.map {
        $0.commands.replacing("--locale en", with: "--locale fr")
      }
      if french.examples.map(\.commands) != commands {
        faults.append("step \(french.number) shows other commands in the other language")
      }
      let pairs = zip(names(french.labels, in: .fr), names(english.labels, in: .en))
      if french.labels.count != english.labels.count
        || pairs.contains(where: { $0.isDisjoint(with: $1) })
      {
        faults.append("step \(french.number) quotes other labels in the other language")
      }
    }
    return faults
  }

  private static func form(_ text: String, _ guide: Guide, in language: Language) -> [String] {
    var faults: [String] = []
    if !guide.title.hasPrefix("NissanConnect Services – Nissan Store – ") {
      faults.append("the title does not name the product")
    }
    if !text.contains("\n\n\(StoreTexts(language, in: nil)[.illustration])\n\n") {
      faults.append("that prices are an illustration is not said")
    }
    if guide.pages.map(\.number) != Array(1..<guide.pages.count + 1) {
      faults.append("the steps are not numbered from 1")
    }
    if !text.ranges(of: "```").count.isMultiple(of: 2) { faults.append("a fence stays open") }
    for page in guide.pages {
      if page.text.isEmpty || page.title.isEmpty { faults.append("step \(page.number) is empty") }
      faults += page.labels.filter { names([$0], in: language) == [[]] }
        .map { "no screen has the label ‘\($0)’" }
    }
    return faults
  }

  /// The texts of the product that each label may be, by their names.
  private static func names(_ labels: [String], in language: Language) -> [Set<String>] {
    let texts = Phrasebook.of(language).wordings
    return labels.map { label in Set(texts.filter { $0.value.other == label }.keys) }
  }

  /// The lines of people's words, without code.
  private static func prose(of text: String) -> [String] {
    var isCode = false
    return text.split(separator: "\n").compactMap { line in
      if line.hasPrefix("```") { isCode.toggle() }
      return isCode || line.hasPrefix("```") ? nil : String(line)
    }
  }
}
