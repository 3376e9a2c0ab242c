@testable import NissanStore
import PhoneApp
import TestSupport
import Testing
import VehicleCatalog
import WorldTime

/// What customers read: amounts and moments as in their country, words in their language.
@Suite struct ReceiptTextTests {
  private func texts(_ language: Language, _ country: String) throws -> StoreTexts {
    let country: Country = try #require(try ShippedCatalog.load().country(country))
    return StoreTexts(language, in: country)
  }

  private func receipt(_ total: Money) throws -> Receipt {
    let line = PriceLine(product: "smart-alerts", amount: total, vatBasisPoints: 2_000)
    return Receipt(
      number: ReceiptNumber(1), order: "ord-1", account: "acc-1", vehicle: try VIN(ScriptedCar.vin),
      issuedAt: try Instant(rfc3339: "2026-01-31T10:00:00Z"), lines: [line], total: total,
      vatTotal: line.vat, paidWith: "Visa •••• 4242",
      validFrom: try Instant(rfc3339: "2026-01-31T10:00:00Z"),
      validUntil: try Instant(rfc3339: "2026-02-28T10:00:00Z"), renews: true,
      withdrawUntil: nil, illustrative: true)
  }

  private func rows(_ receipt: Receipt, _ texts: StoreTexts) -> [String] {
    ReceiptText(receipt, texts, name: { _ in "Smart Alerts" }).rows
      .map { "\($0.label) | \($0.value)" }
  }

  @Test func `R45 a French customer reads a receipt as the French write`() throws {
    let rows = rows(
      try receipt(Money(minorUnits: 199, currency: "EUR")), try texts(.fr, "FR"))
    #expect(
      rows == [
        "Reçu | R-000001", "Date | 31/01/2026 11:00:00",
        "Véhicule | \(ScriptedCar.vin)", "Article | Smart Alerts\u{A0}: 1,99\u{A0}€",
        "Total TTC | 1,99\u{A0}€ (prix indicatif)", "dont TVA | 0,33\u{A0}€",
        "Payé avec | Visa •••• 4242", "Valable à partir du | 31/01/2026 11:00:00",
        "Valable jusqu’au | 28/02/2026 11:00:00",
        "Renouvellement | automatique à chaque échéance, jusqu’à résiliation",
      ])
  }

  @Test func `R45 a British customer reads a receipt as the British write`() throws {
    let rows = rows(
      try receipt(Money(minorUnits: 123_450, currency: "GBP")), try texts(.en, "GB"))
    #expect(rows.contains("Item | Smart Alerts: £1,234.50"))
    #expect(rows.contains("Total incl. VAT | £1,234.50 (illustrative)"))
    #expect(rows.contains("of which VAT | £205.75"))
    #expect(rows.contains("Valid until | 28/02/2026, 10:00:00"))
  }

  private func credit(_ reason: SubscriptionMachine.RevocationReason) throws -> Receipt {
    var receipt = try receipt(Money(minorUnits: -199, currency: "EUR"))
    receipt.credit = Receipt.Credit(reason: reason, receipts: ["R-000007"])
    return receipt
  }

  @Test func `a refund reads as a credit note, and says where the money goes`() throws {
    let rows = rows(try credit(.refund), try texts(.fr, "FR"))
    #expect(rows.first == "Avoir | R-000001")
    #expect(
      rows.suffix(3) == [
        "Remboursé sur | Visa •••• 4242", "Motif | remboursement", "Annule le reçu | R-000007",
      ])
  }

  @Test func `a disputed payment gives nothing back to the card`() throws {
    let rows = rows(try credit(.chargeback), try texts(.en, "GB"))
    #expect(rows.first == "Credit note | R-000001")
    #expect(rows.contains("Paid with | Visa •••• 4242"))
    #expect(rows.contains("Reason | payment disputed with the bank"))
  }

  @Test(arguments: [
    (Language.fr, "1.99\u{A0}CHF", "31.01.2026 11:00:00"),
    (.en, "CHF\u{A0}1.99", "31.01.2026, 11:00:00"),
  ])
  func `a Swiss customer reads amounts as his language writes them`(
    language: Language, amount: String, date: String
  ) throws {
    let texts = try texts(language, "CH")
    #expect(texts.amount(Money(minorUnits: 199, currency: "CHF")) == amount)
    #expect(texts.moment(try Instant(rfc3339: "2026-01-31T10:00:00Z")) == date)
  }

  @Test func `a country that the catalogue lost leaves amounts and moments as on the wire`() throws
  {
    let texts = StoreTexts(.fr, in: nil)
    #expect(texts.amount(Money(minorUnits: 199, currency: "EUR")) == "1.99 EUR")
    #expect(texts.moment(.opening) == Instant.opening.description)
  }
}
