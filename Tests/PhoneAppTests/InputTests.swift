import NissanStore
import Testing
import VehicleCatalog

@testable import PhoneApp

@Suite struct InputTests {
  @Test func `a card is read from its four members`() throws {
    let text =
      #"{"holder":"Camille Martin","number":"4242 4242 4242 4242","#
      + #""expiry":"12/28","code":"123"}"#
    let card = try CardDetails(input: Array(text.utf8))
    #expect(card.holder == "Camille Martin")
    #expect(card.expiry == "12/28")
    #expect(card.withSecrets { $0.number.withBytes(\.count) } == 19)
    #expect(card.withSecrets { $0.securityCode.withBytes(\.count) } == 3)
  }

  @Test(arguments: [
    (#"{"number":"4242424242424242""#, InputRefusal.Reason.notJSON(byte: 28)),
    (#"["4242424242424242"]"#, .notAnObject),
    (#""4242424242424242""#, .notAnObject),
    (#"{"number":4242424242424242}"#, .notText(member: "number")),
    (#"{"number":"4242424242424242"}"#, .missingMember("holder")),
    (
      #"{"pin":"1234"}"#,
      .unknownMember("pin", known: ["holder", "number", "expiry", "code"])
    ),
    (
      #"{"4242424242424242":"number"}"#,
      .unknownMember(nil, known: ["holder", "number", "expiry", "code"])
    ),
    (#"{"number":"1","number":"4242424242424242"}"#, .refusedJSON(byte: 22)),
  ])
  func `R35 a card in no form is refused, and no digit of it is repeated`(
    text: String, reason: InputRefusal.Reason
  ) throws {
    let failure = try #require(throws: InputRefusal.self) {
      try CardDetails(input: Array(text.utf8))
    }
    #expect(failure.reason == reason)
    #expect(!"\(failure)".contains("4242"))
    for language in Language.allCases {
      let why = StoreTexts(language, in: nil).why(.inputInvalid(failure))
      #expect(why.contains { $0.isLetter } && !why.contains("4242"))
    }
  }

  @Test func `no more is read than a card can be`() {
    let text = [UInt8](repeating: UInt8(ascii: " "), count: InputRefusal.bytesMax + 1)
    #expect(
      throws: InputRefusal(subject: .card, reason: .tooLong(bytesMax: InputRefusal.bytesMax))
    ) { try CardDetails(input: text) }
  }

  @Test func `R30 an address is read from its six fields, some of which may be left out`() throws {
    let text = #"{"line1":"1 rue de Rivoli","town":"Paris","postcode":"75001","country":"FR"}"#
    #expect(
      try AddressForm(input: Array(text.utf8))
        == AddressForm(
          line1: "1 rue de Rivoli", town: "Paris", postcode: "75001", country: "FR"))
  }

  @Test func `a field that no address has is refused by its name`() {
    let text = #"{"line1":"1 rue de Rivoli","city":"Paris"}"#
    #expect {
      try AddressForm(input: Array(text.utf8))
    } throws: { error in
      (error as? InputRefusal).map { StoreTexts(.en, in: nil).why($0).contains("‘city’") } == true
    }
  }
}
