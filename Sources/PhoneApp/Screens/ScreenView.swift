/// What a screen shows and offers, whatever it is shown on: a terminal, a page.
package struct ScreenView: Sendable {
  /// The heading.
  package var title: String
  /// `step 2 of 6`, on the way of a purchase.
  package var progress: String?
  package var notice: Notice?
  package var blocks: [Block] = []
  package var form: Form?
  /// What can be chosen, in order.
  package var choices: [Choice] = []
  /// Below the choices.
  package var footnotes: [String] = []
  /// What goes on from here; the first of them is the one meant when nothing is said.
  package var buttons: [Button] = []
  /// The back arrow and `Cancel` are offered.
  package var canBeLeft = true
  /// It changes by itself: looking again is worth while without being asked.
  package var changesByItself = false

  package init(title: String) { self.title = title }

  /// What is said first.
  package struct Notice: Hashable, Sendable {
    package let tone: Tone
    package let text: String
  }

  /// How something that is said is meant.
  package enum Tone: Hashable, Sendable {
    case good, waiting, bad, plain
  }

  /// A piece of a screen that is only read.
  package enum Block: Hashable, Sendable {
    case text(String)
    /// Less important.
    case note(String)
    case facts([Fact])
    case marks([Mark])
    /// An address that can be opened.
    case link(String)
  }

  /// A label and what stands beside it.
  package struct Fact: Hashable, Sendable {
    package let label: String
    package let value: String
  }

  /// One line of a list that says how something stands.
  package struct Mark: Hashable, Sendable {
    package let tone: Tone
    package let text: String
  }

  /// Something that can be chosen.
  package struct Choice: Sendable {
    /// The heading that it stands under, where there are several.
    package var group: String?
    package let label: String
    package var detail = ""
    package var tone = Tone.plain
    /// Why it is as it is, line by line.
    package var reasons: [String] = []
    package let action: Action
  }

  /// A button.
  package struct Button: Sendable {
    package let label: String
    /// One letter that presses it where there is only a keyboard; empty for the first button.
    package let key: String
    package let action: Action
  }

  /// What a choice or a button does.
  package enum Action: Sendable {
    case act(StoreAction)
    /// Whoever holds the number and the code hands the card in.
    case submitCard(passesBank: Bool)
  }

  /// Fields to fill in.
  package struct Form: Sendable {
    package var fields: [Field]
    /// The field to ask for now; `nil` when the form can be submitted.
    package var asked: Field? { fields.first { $0.isAsked } }
  }

  /// A field of a form.
  package struct Field: Sendable {
    package let name: Name
    /// With the asterisk of a field that is required.
    package let label: String
    /// What stands in it; of a number only its end, of a code nothing that was typed.
    package let value: String
    package let isRequired: Bool
    package let isAsked: Bool
    package let faults: [String]
    /// The values of a drop-down and how they are shown; empty where any text will do.
    package let options: [Option]
    /// A list that need not be shown before it is asked for.
    package var areOptionsHidden = false

    package var isSecret: Bool {
      if case .card(let field) = name { field.isSecret } else { false }
    }
  }

  /// One value of a drop-down.
  package struct Option: Hashable, Sendable {
    package let value: String
    package let label: String
  }
}
