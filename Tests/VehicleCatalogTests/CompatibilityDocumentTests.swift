import TestSupport
import Testing
import VehicleCatalog

@Suite struct CompatibilityDocumentTests {
  /// `UPDATE_DOCS=1` writes the document instead.
  @Test func `the compatibility table in docs is what the catalogue says`() throws {
    let catalog = try ShippedCatalog.load()
    let text = CompatibilityDocument(catalog: catalog).text
    let written = try Repository.document("docs/compatibility.md", writtenFrom: text)
    let drift = zip(text.split(separator: "\n"), written.split(separator: "\n"))
      .first { $0 != $1 }
    #expect(
      text == written,
      "run with UPDATE_DOCS=1; the first line that differs is: \(drift?.0 ?? "")"
    )
  }

  @Test func `each profile answers each service, compatible or with reasons`() throws {
    let catalog = try ShippedCatalog.load()
    let profiles = catalog.profiles()
    var answers = (compatible: 0, refused: 0)
    for profile in profiles {
      for service in catalog.services {
        let answer = catalog.compatibility(of: service.id, with: profile, phone: nil, at: nil)
        if answer.isCompatible {
          answers.compatible += 1
          #expect(answer.unmet.isEmpty)
        } else {
          answers.refused += 1
          #expect(
            answer.unmet.allSatisfy {
              !$0.sentence.isEmpty && ($0.rule == .missingHardware || !$0.found.isEmpty)
            })
        }
      }
    }
    #expect(answers.compatible + answers.refused == profiles.count * 38)
    #expect(profiles.count == 3_586)
    #expect(answers.compatible == 53_833)
  }
}
