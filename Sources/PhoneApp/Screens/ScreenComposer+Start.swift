import NissanStore
import VehicleCatalog

/// The first start: an account, the phone, the car.
///
/// - Source: seed R16–R18.
extension ScreenComposer {
  var welcome: ScreenView {
    var view = ScreenView(title: texts[.welcomeTitle])
    view.blocks = [.text(texts[.welcomeText])]
    view.choices = [
      choice(texts[.registrationTitle], .openRegistration),
      choice(texts[.signInTitle], .openSignIn),
    ]
    return view
  }

  var registration: ScreenView { form(texts[.registrationTitle], texts[.registrationText]) }

  var signIn: ScreenView { form(texts[.signInTitle], texts[.signInText]) }

  var phone: ScreenView { form(texts[.phoneTitle], texts[.phoneText]) }

  var connect: ScreenView {
    form(texts[.connectTitle], texts[.connectText], submit: texts[.connect])
  }

  private func form(_ title: String, _ text: String, submit: String? = nil) -> ScreenView {
    var view = ScreenView(title: title)
    let fields = visit.step.entryFields.map(field)
    view.blocks = [.text(text)]
    if fields.contains(where: \.isRequired) { view.blocks.append(.note(texts[.requiredLegend])) }
    view.form = ScreenView.Form(fields: fields)
    view.buttons = [button(submit ?? texts[.next], .submitEntry)]
    return view
  }

  private func field(_ field: EntryField) -> ScreenView.Field {
    ScreenView.Field(
      name: .entry(field), label: label(of: field) + (field.isRequired ? "*" : ""),
      value: visit.entry[field], isRequired: field.isRequired,
      isAsked: visit.entry.unasked.contains(field),
      faults: visit.entry.faults.filter { $0.field == field }.map { sentence(words(for: $0)) },
      options: options(for: field))
  }

  private func options(for field: EntryField) -> [ScreenView.Option] {
    switch field {
    case .country: countries
    case .os: catalog.phoneSystems.map { .init(value: $0.name, label: $0.name) }
    case .vin: visit.entry.nearby.map { .init(value: $0.vin.rawValue, label: $0.name) }
    case .email, .name, .model, .osVersion: []
    }
  }

  private func label(of field: EntryField) -> String {
    switch field {
    case .email: texts[.emailLabel]
    case .name: texts[.nameLabel]
    case .country: texts[AddressForm.Field.country]
    case .model: texts[.phoneModelLabel]
    case .os: texts[.systemLabel]
    case .osVersion: texts[.systemVersionLabel]
    case .vin: texts[.vinLabel]
    }
  }

  private func words(for fault: EntryFault) -> String {
    switch fault {
    case .account(let fault): texts.why(fault)
    case .emailTaken: texts[.emailHasAccount]
    case .emailUnknown: texts[.emailHasNoAccount]
    case .phone(let refusal): texts.why(refusal)
    case .vinUnreadable: texts[.vinUnreadable]
    }
  }

  /// The six digits, to be compared with those in the car.
  var compare: ScreenView {
    var view = ScreenView(title: texts[.compareTitle])
    guard let digits = visit.digits else { return view }
    view.blocks = [
      .text(digits.number),
      .facts(facts([(texts[.vehicle], "\(digits.displayName)\n\(digits.vin)")])),
      .text(texts[.compareText]),
    ]
    view.choices = [
      choice(texts[.digitsEqual], .compare(isEqual: true)),
      choice(texts[.digitsDiffer], .compare(isEqual: false)),
    ]
    return view
  }

  /// The cars of this phone.
  var cars: ScreenView {
    var view = ScreenView(title: texts[.carsTitle])
    view.blocks = [.text(texts[.carsText])]
    view.choices = visit.shopper.cars.map { car in
      ScreenView.Choice(
        label: car.name, detail: car.vin.rawValue,
        tone: car.vin == visit.shopper.vehicle ? .good : .plain, action: .act(.chooseCar(car.vin)))
    }
    view.choices.append(choice(texts[.connectAnotherCar], .connectCar))
    return view
  }
}
