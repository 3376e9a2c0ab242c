import NissanStore
import PhoneApp

/// What somebody meant by a line.
enum DialogueKey {
  case act(StoreAction)
  case submitCard(passesBank: Bool)
  case nextPage
  case help
  /// An empty line, where there is nothing that it could mean.
  case nothingMeant
  case unknown

  /// A line below a screen.
  init(_ typed: String, _ view: ScreenView, _ texts: StoreTexts, hasMore: Bool) {
    let text = typed.split(separator: " ").joined(separator: " ").lowercased()
    if let number = Int(text) {
      self = Self.line(number, of: view) ?? .unknown
    } else if text.isEmpty {
      let main = view.buttons.first(where: \.key.isEmpty).map { Self.action($0.action) }
      self = hasMore ? .nextPage : main ?? .nothingMeant
    } else if let button = view.buttons.first(where: { $0.key == text }) {
      self = Self.action(button.action)
    } else {
      self = Self.leaving(text, texts) ?? .unknown
    }
  }

  /// A line in a field, where letters are letters: an arrow stands before what is meant otherwise,
  /// for no field takes one.
  static func inField(_ typed: SecretBytes, _ texts: StoreTexts) -> DialogueKey? {
    let short = typed.withBytes { $0.count <= 2 ? String(decoding: $0, as: UTF8.self) : "" }
    if short == "?" { return .help }
    guard short.hasPrefix("<") else { return nil }
    return leaving(short == "<" ? short : short.dropFirst().lowercased(), texts)
  }

  /// The letters of the language, and those of the other where they mean nothing else.
  private static func leaving(_ text: String, _ texts: StoreTexts) -> DialogueKey? {
    switch text {
    case texts[.keyBack], "<": .act(.back)
    case texts[.keyCancel]: .act(.cancel)
    case texts[.keyQuit]: .act(.quit)
    case "?": .help
    case "b": .act(.back)
    case "c": .act(.cancel)
    default: nil
    }
  }

  private static func line(_ number: Int, of view: ScreenView) -> DialogueKey? {
    if let form = view.form {
      return form.fields.indices.contains(number - 1)
        ? .act(form.fields[number - 1].edited) : nil
    }
    return view.choices.indices.contains(number - 1) ? action(view.choices[number - 1].action) : nil
  }

  private static func action(_ action: ScreenView.Action) -> DialogueKey {
    switch action {
    case .act(let action): .act(action)
    case .submitCard(let passesBank): .submitCard(passesBank: passesBank)
    }
  }
}
