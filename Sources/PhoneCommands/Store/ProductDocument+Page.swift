import CommandSupport
import PhoneApp
import VehicleCatalog

extension ProductDocument {
  /// A page of a product for people.
  func page(_ texts: StoreTexts) -> StyledText {
    let reasons = unmet.map { "✗ \($0.message)" }.joined(separator: "\n")
    let isIllustrative = offers.contains(where: \.illustrative)
    return [
      StyledText(name, .strong),
      StyledText(summary),
      .facts([
        (texts[.category], texts[category]),
        (texts[.kind], texts[shownKind]),
        (
          texts[.price],
          priceText(texts)
            + (isIllustrative ? " (\(texts[.illustrative]))" : "")
        ),
        (texts[.alreadyPaid], creditText(texts)),
        (texts[.allowance], allowanceText(texts)),
        (
          texts[.services],
          services.map { texts.name(of: ServiceID(rawValue: $0)) }.joined(separator: ", ")
        ),
        (texts[.owned], ownedText(texts)),
        (
          texts[.compatible],
          compatible ? texts[.fits] : reasons
        ),
      ]),
      StyledText(texts[.illustration], .faint),
    ].lines()
  }
}
