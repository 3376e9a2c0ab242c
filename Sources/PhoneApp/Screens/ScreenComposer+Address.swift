import NissanStore
import VehicleCatalog

extension ScreenComposer {
  /// - Source: seed R26, R29–R33, R39.
  var address: ScreenView {
    var view = ScreenView(title: texts[.addressTitle])
    let country = catalog.country(visit.address.form.country)
    view.form = ScreenView.Form(
      fields: AddressForm.Field.allCases.map { field($0, country) })
    view.blocks = [
      .note(texts[.forbidden, ["characters": RefusedCharacters.shown]]),
      .note(texts[.requiredLegend]),
    ]
    view.buttons = [button(texts[.ok], .submitAddress)]
    return view
  }

  private func field(_ field: AddressForm.Field, _ country: Country?) -> ScreenView.Field {
    let isRequired = AddressCheck.isRequired(field, in: country)
    return ScreenView.Field(
      name: .address(field), label: texts[field] + (isRequired ? "*" : ""),
      value: visit.address.form[field], isRequired: isRequired,
      isAsked: visit.address.unasked.contains(field),
      faults: visit.address.faults.filter { $0.field == field }.map { sentence(texts.why($0)) },
      options: options(for: field, country))
  }

  private func options(
    for field: AddressForm.Field, _ country: Country?
  ) -> [ScreenView.Option] {
    switch field {
    case .country: countries
    case .county:
      (country?.address.provinces ?? []).map {
        .init(value: $0.name, label: $0.fullName ?? $0.name)
      }
    default: []
    }
  }

  var countries: [ScreenView.Option] {
    catalog.countries.map { .init(value: $0.code, label: $0.name[texts.language]) }
  }

  /// - Source: seed R34.
  var addressSaved: ScreenView {
    var view = ScreenView(title: texts[.addressSavedTitle])
    view.blocks = [.text(texts[.addressSavedText])]
    if let order = visit.order {
      view.blocks.append(
        .facts(
          facts([
            (texts[.billedTo], order.address.map { oneLine($0.form) }),
            (texts[.priceWithVAT], order.quote.map(priceAndTerm)),
          ])))
    }
    view.buttons = [button(texts[.next], .next)]
    return view
  }
}
