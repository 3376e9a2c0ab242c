import FoundationEssentials
import NissanStore
import Testing
import WorldTime

@testable import NissanStore

struct CardTests {
  private let now = Instant(milliseconds: 1_769_853_600_000)  // 2026-01-31T10:00:00Z

  private func check(
    number: String = "4242424242424242", holder: String = "Camille Martin",
    expiry: String = "12/28", code: String = "123", at instant: Instant? = nil
  ) -> CardRules.Verdict {
    CardRules.check(
      CardDetails(holder: holder, number: number, expiry: expiry, securityCode: code),
      at: instant ?? now)
  }

  @Test(arguments: [
    ("4242424242424242", CardBrand.visa), ("4000056655665556", .visa), ("4222222222222", .visa),
    ("4242 4242 4242 4242", .visa), ("4242-4242-4242-4242", .visa),
    ("5555555555554444", .mastercard), ("2223003122003222", .mastercard),
    ("5200828282828210", .mastercard), ("5105105105105100", .mastercard),
    ("2221000000000009", .mastercard), ("2720992720992729", .mastercard),
    ("4000000000000000006", .visa),
  ])
  func `R40: Visa and Mastercard numbers are taken`(_ number: String, _ brand: CardBrand) {
    guard case .valid(let summary) = check(number: number) else {
      Issue.record("\(check(number: number))")
      return
    }
    #expect(summary.brand == brand)
    #expect(summary.lastFour == number.filter(\.isNumber).suffix(4))
  }

  @Test(arguments: [
    ("378282246310005", CardError.brandRefused(name: "American Express")),
    ("6011111111111117", .brandRefused(name: "Discover")),
    ("30569309025904", .brandRefused(name: "Diners Club")),
    ("3566002020360505", .brandRefused(name: "JCB")),
    ("6200000000000005", .brandRefused(name: "UnionPay")),
    ("6759649826438453", .brandRefused(name: "Maestro")),
    ("9999999999999995", .brandUnknown), ("2220999999999999", .brandUnknown),
    ("2721000000000000", .brandUnknown),
    ("4242424242424241", .incorrectNumber), ("424242424242424", .incorrectNumber),
    ("55555555555544440", .incorrectNumber), ("", .numberMissing), ("4242x", .numberNotDigits),
    ("４２４２４２４２４２４２４２４２", .numberNotDigits),
  ])
  func `R37, R40: other numbers are refused by name`(_ number: String, _ fault: CardError) {
    #expect(check(number: number) == .refused([fault]))
  }

  @Test(arguments: [
    ("2026-01-31T23:59:59.999Z", true), ("2026-02-01T00:00:00.000Z", false),
  ])
  func `R37: a card is valid through the whole month it names`(
    _ text: String, _ isValid: Bool
  ) throws {
    let verdict = check(expiry: "01/26", at: try .at(text))
    if isValid {
      guard case .valid = verdict else {
        Issue.record("\(verdict)")
        return
      }
    } else {
      #expect(verdict == .refused([.expired(try #require(CardExpiry("01/26")))]))
    }
  }

  @Test(arguments: ["12/28", "12/2028", "12-28", "1228", " 12 / 28 "])
  func `an expiry is read in the forms people write`(_ text: String) {
    #expect(CardExpiry(text)?.description == "12/28")
  }

  @Test(arguments: ["13/28", "00/28", "12", "12/8", "2028/12", "ab/cd", "12/28/01", ""])
  func `an expiry that is none is refused`(_ text: String) {
    #expect(check(expiry: text) == .refused([.expiryUnreadable]))
  }

  @Test func `no card runs for more than twenty years`() throws {
    #expect(
      check(expiry: "02/46") == .refused([.expiryTooFar(try #require(CardExpiry("02/46")))]))
  }

  @Test(arguments: [
    ("", CardError.securityCodeMissing), ("12", .securityCodeInvalid),
    ("1234", .securityCodeInvalid), ("12a", .securityCodeInvalid),
  ])
  func `R37: a security code has three digits`(_ code: String, _ fault: CardError) {
    #expect(check(code: code) == .refused([fault]))
  }

  @Test func `R38: every wrong field is named at once`() {
    #expect(
      check(number: "1", holder: " ", expiry: "x", code: "1")
        == .refused([.holderMissing, .brandUnknown, .expiryUnreadable, .securityCodeInvalid]))
  }

  @Test func `R38: all four fields are required`() {
    #expect(
      check(number: "", holder: "", expiry: "", code: "")
        == .refused([.holderMissing, .numberMissing, .expiryUnreadable, .securityCodeMissing]))
  }

  @Test func `a holder's name has letters, and no signs the address refuses`() {
    #expect(check(holder: "C4") == .refused([.holderHasCharacter("4")]))
    #expect(check(holder: "<b>") == .refused([.holderHasCharacter("<")]))
    guard case .valid(let summary) = check(holder: " Zoë d'Été-Müller ") else {
      Issue.record("a name with accents is a name")
      return
    }
    #expect(summary.holder == "Zoë d'Été-Müller")
  }

  @Test func `I10: a card shows nothing when it is printed, reflected or dumped`() {
    let card = CardDetails(
      holder: "Camille", number: "4242424242424242", expiry: "12/28", securityCode: "737")
    var dumped = ""
    dump(card, to: &dumped)
    for text in ["\(card)", String(reflecting: card), dumped, "\(Optional(card) as Any)"] {
      #expect(!text.contains("4242") && !text.contains("737"))
    }
    #expect(Mirror(reflecting: card).children.isEmpty)
    #expect(!(card as Any is any Encodable))
  }

  @Test func `a wiped card holds nothing`() {
    let card = CardDetails(
      holder: "Camille", number: "4242424242424242", expiry: "12/28", securityCode: "737")
    card.wipe()
    #expect(
      card.withSecrets { $0.number.withBytes(\.isEmpty) && $0.securityCode.withBytes(\.isEmpty) })
    #expect(
      CardRules.check(card, at: now) == .refused([.numberMissing, .securityCodeMissing]))
  }

  @Test(arguments: [
    ("4242424242424242", "approved", "approved"),
    ("4000000000000341", "approved", "generic_decline"),
    ("4000000000000002", "generic_decline", "generic_decline"),
    // Nobody types a code at a renewal, so none is wrong there.
    ("4000 0000 0000 0101", "incorrect_cvc", "approved"),
    ("4000 0000 0000 0127", "incorrect_cvc", "approved"),
    ("4000-0084-0000-1629", "challenged", "generic_decline"),
    ("4000 0082 6000 3178", "challenged", "insufficient_funds"),
    ("4000002500003155", "challenged", "approved"),
    ("4111111111111111", "approved", "approved"),
  ])
  func `S14: a test number has its published outcome`(
    _ number: String, _ atPurchase: String, _ later: String
  ) {
    let behaviour = SimulatedProcessor.behaviour(
      of: CardDetails(holder: "C", number: number, expiry: "12/28", securityCode: "123"))
    #expect(behaviour.outcome(isCustomerPresent: true).description == atPurchase)
    #expect(behaviour.outcome(isCustomerPresent: false).description == later)
  }
}
