import NissanStore
import VehicleCatalog

extension ScreenComposer {
  /// - Source: seed R35.
  var payment: ScreenView {
    var view = ScreenView(title: texts[.paymentTitle])
    view.blocks = [.text(texts[.paymentText])]
    view.choices = visit.wallet.methods.map { method in
      ScreenView.Choice(
        label: method.card.shown, detail: words(for: method), action: .act(.pay(method.id)))
    }
    view.choices.append(choice(texts[.addCardTitle], .newCard))
    return view
  }

  private func words(for method: PaymentMethod) -> String {
    let isDefault = visit.wallet.defaultMethod == method.id
    return [
      expiry(of: method), method.card.holder, isDefault ? texts[.defaultCard] : "",
    ].filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// - Source: seed R36–R42.
  var card: ScreenView {
    var view = ScreenView(title: texts[.addCardTitle])
    view.form = ScreenView.Form(fields: CardField.allCases.map(field))
    view.blocks = [
      .text(texts[.cardText]), .note(texts[.requiredLegend]), .note(texts[.cardBrands]),
    ]
    view.buttons = [
      .init(label: texts[.add], key: "", action: .submitCard(passesBank: false))
    ]
    return view
  }

  private func field(_ field: CardField) -> ScreenView.Field {
    let draft = visit.card
    let (label, value) =
      switch field {
      case .holder: (texts[.cardHolder], draft.holder)
      case .number: (texts[.cardNumber], draft.lastFour.map { "•••• \($0)" } ?? "")
      case .expiry: (texts[.cardExpiry], draft.expiry)
      case .securityCode: (texts[.cardCode], draft.hasSecurityCode ? "•••" : "")
      }
    return ScreenView.Field(
      name: .card(field), label: label + "*", value: value, isRequired: true,
      isAsked: draft.unasked.contains(field),
      faults: draft.faults.filter { $0.field == field }.map { sentence(texts.why($0)) },
      options: [])
  }

  // MARK: The bank

  /// - Source: 3-D Secure, as the sandbox's cards ask for it.
  var bank: ScreenView {
    let card = visit.order?.paymentMethod.flatMap(summary)?.shown ?? ""
    let total = visit.order?.quote?.total
    var view = bankScreen(
      total.map { total in
        total.minorUnits == 0
          ? texts[.bankVerifies, ["card": card]]
          : texts[.bankAsks, ["amount": texts.amount(total), "card": card]]
      } ?? texts[.bankVerifies, ["card": card]])
    view.choices = [
      choice(texts[.bankAccept], .authenticate(.accept)),
      choice(texts[.bankRefuse], .authenticate(.refuse)),
      choice(texts[.bankAbandon], .authenticate(.abandon)),
    ]
    return view
  }

  /// Before a card takes the place of another.
  var cardAtBank: ScreenView {
    var view = bankScreen(
      texts[.bankVerifies, ["card": visit.card.lastFour.map { "•••• \($0)" } ?? ""]])
    view.choices = [
      .init(label: texts[.bankAccept], action: .submitCard(passesBank: true)),
      choice(texts[.bankRefuse], .authenticate(.refuse)),
    ]
    return view
  }

  var methodAtBank: ScreenView {
    let other = visit.replacement
    var view = bankScreen(texts[.bankVerifies, ["card": other.flatMap(summary)?.shown ?? ""]])
    view.choices = [
      choice(texts[.bankAccept], .removeCard(replacedBy: other, passesBank: true)),
      choice(texts[.bankRefuse], .authenticate(.refuse)),
    ]
    return view
  }

  func bankScreen(_ question: String) -> ScreenView {
    var view = ScreenView(title: texts[.bankTitle])
    view.blocks = [.text(question), .note(texts[.bankNote])]
    return view
  }

  // MARK: Outside of a purchase

  /// - Source: seed R35.
  var wallet: ScreenView {
    var view = ScreenView(title: texts[.walletTitle])
    view.blocks = [.text(texts[.paymentText])]
    if visit.wallet.methods.isEmpty { view.blocks.append(.note(sentence(texts[.noCard]))) }
    let unpayable = visit.wallet.methods.flatMap { expiring($0.id) }
    if !unpayable.isEmpty { view.blocks.append(.marks(unpayable)) }
    view.choices = visit.wallet.methods.map { method in
      ScreenView.Choice(
        label: method.card.shown, detail: words(for: method), action: .act(.openMethod(method.id)))
    }
    view.choices.append(choice(texts[.addCardTitle], .newCard))
    return view
  }

  var method: ScreenView {
    guard let method = visit.wallet.methods.first(where: { $0.id == visit.method }) else {
      return wallet
    }
    let isDefault = visit.wallet.defaultMethod == method.id
    var view = ScreenView(title: method.card.shown)
    view.blocks = [
      .facts(
        facts([
          (texts[.cardHolder], method.card.holder),
          (texts[.cardExpiry], expiry(of: method)),
          (texts[.defaultLabel], isDefault ? texts[.yes] : texts[.no]),
        ]))
    ]
    let unpayable = expiring(method.id)
    if !unpayable.isEmpty { view.blocks.append(.marks(unpayable)) }
    if !isDefault { view.choices.append(choice(texts[.makeDefault], .makeDefault)) }
    view.choices += [
      choice(texts[.replaceCard], .replaceCard),
      choice(texts[.removeCard], .considerRemoval),
    ]
    return view
  }

  /// A card is gone for good, so that it is asked about first.
  var removal: ScreenView {
    guard let method = visit.wallet.methods.first(where: { $0.id == visit.method }) else {
      return wallet
    }
    var view = ScreenView(title: texts[.confirmRemoveCard, ["card": method.card.shown]])
    view.blocks = [.note(texts[.nothingDoneYet])]
    view.choices = [
      choice(
        texts[.confirmChange, ["change": texts[.removeCard]]],
        .removeCard(replacedBy: nil, passesBank: false))
    ]
    view.choices += visit.wallet.methods.filter { $0.id != method.id }.map { other in
      .init(
        label: texts[.removeCardFor, ["card": other.card.shown]],
        action: .act(.removeCard(replacedBy: other.id, passesBank: false)))
    }
    return view
  }
}
