import CommandSupport
import NissanStore
import PhoneApp

/// Where a PIN and the code from the e-mail come from: a person who types them unseen, or lines of
/// standard input. Never from arguments, which every user of the machine can read.
struct PinEntry {
  let texts: StoreTexts
  let output: Output
  let input = LineInput()

  private static let pinDigits = 4
  private static let codeDigits = 6

  /// Somebody is there to be asked.
  var isTerminal: Bool { input.isTerminal }

  /// The PIN.
  ///
  /// - Parameter question: What to ask a person; `nil` asks nothing.
  /// - Returns: Four digits.
  /// - Throws: ``PhoneRefusal/pinUnreadable``.
  func pin(asking question: String?) throws -> String {
    guard let pin = try digits(Self.pinDigits, asking: question) else {
      throw PhoneRefusal.pinUnreadable
    }
    return pin
  }

  /// The code from the e-mail.
  ///
  /// - Parameter question: What to ask a person; `nil` asks nothing.
  /// - Returns: Six digits.
  /// - Throws: ``PhoneRefusal/mailCodeUnreadable``.
  func code(asking question: String?) throws -> String {
    guard let code = try digits(Self.codeDigits, asking: question) else {
      throw PhoneRefusal.mailCodeUnreadable
    }
    return code
  }

  /// The digits of a line; `nil` when it holds anything else, or not so many.
  private func digits(_ count: Int, asking question: String?) throws -> String? {
    let line = UnseenTyping.during {
      if let question { output.message(StyledText("\(question) (\(texts[.unseen]))")) }
      return input.line()
    }
    guard case .text(let typed) = line else { return nil }
    return typed.withBytes { bytes in
      let isRight = bytes.count == count && bytes.allSatisfy { (0x30...0x39).contains($0) }
      return isRight ? String(decoding: bytes, as: UTF8.self) : nil
    }
  }
}
