import FoundationEssentials
import Glibc
import Scenarios

/// What nobody may keep of a card, in the forms in which it would stand in a file.
///
/// - Source: PCI DSS v4.0 requirements 3.3.1 and 3.5.1.
struct CardTraces {
  /// What each form is of, for people, and the form.
  private let forms: [(what: String, bytes: [UInt8])]

  /// Three digits stand in many places by chance: the security code of these cards is looked for as
  /// a value of its own, or after a word for it.
  init(of cards: Set<TestCard>, securityCode: String) {
    let numbers = cards.sorted { $0.rawValue < $1.rawValue }.flatMap { card in
      Self.gaps.map { ("the number of ‘\(card.rawValue)’", Self.grouped(card.number, by: $0)) }
    }
    let named = Self.words.flatMap { word in Self.marks.map { "\(word)\($0)\(securityCode)" } }
    let codes = (["\"\(securityCode)\"", "'\(securityCode)'"] + named)
      .map { ("a security code", $0) }
    forms = (numbers + codes).map { (what: $0, bytes: Array($1.utf8)) }
  }

  private static let gaps = ["", " ", "-"]

  private static let words = ["code", "Code", "CODE", "cvc", "CVC", "cvv", "CVV"]
  private static let marks = ["", " ", "=", ":", ": ", "\":", "\": "]

  private static func grouped(_ number: String, by gap: String) -> String {
    let digits = Array(number)
    return stride(from: 0, to: digits.count, by: 4)
      .map { String(digits[$0..<min($0 + 4, digits.count)]) }.joined(separator: gap)
  }

  /// What of a card stands in these bytes, if anything does.
  func first(in data: Data) -> String? {
    data.withUnsafeBytes { all in forms.first { Self.stands($0.bytes, in: all) }?.what }
  }

  /// A database has pages by the hundred, and a build without optimisation looks at them too: the
  /// C library does the looking.
  private static func stands(_ form: [UInt8], in all: UnsafeRawBufferPointer) -> Bool {
    guard let base = all.baseAddress, let head = form.first else { return false }
    var offset = 0
    while offset + form.count <= all.count {
      let places = all.count - form.count - offset + 1
      guard let found = memchr(base + offset, Int32(head), places) else { return false }
      if memcmp(found, form, form.count) == 0 { return true }
      offset = base.distance(to: UnsafeRawPointer(found)) + 1
    }
    return false
  }
}
