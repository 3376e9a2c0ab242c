import PhoneApp
import VehicleCatalog

/// `docs/guide/fr.md` and `docs/guide/en.md`: the pages of the guide.
struct GuideDocument {
  let language: Language

  var text: String {
    let texts = StoreTexts(language, in: nil)
    var lines = ["# \(texts[.guideTitle])", "", texts[.illustration], ""]
    var section = ""
    for page in GuidePage.all(texts, label: { "**\($0)**" }) {
      if page.section != section { lines += ["## \(page.section)", ""] }
      section = page.section
      lines += ["### \(page.number). \(page.title)", "", page.text, ""]
      for example in page.examples {
        if example.isOfTheCar { lines += [texts[.guideInCar], ""] }
        lines += ["```sh", example.commands, "```", ""]
        if let answer = example.answer { lines += ["```text", answer, "```", ""] }
      }
    }
    return lines.dropLast().joined(separator: "\n") + "\n"
  }
}
