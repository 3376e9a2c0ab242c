import NissanStore
import Testing
import VehicleCatalog
import WorldTime

@testable import NissanStore

struct PricingTests {
  @Test(
    arguments: [
      (199, 2_000, 33), (299, 2_000, 50), (1_999, 2_000, 333), (100, 2_550, 20), (499, 810, 37),
      (0, 2_000, 0), (3, 10_000, 2), (1, 10_000, 0), (5, 10_000, 2), (7, 10_000, 4),
    ] as [(Int64, Int, Int64)])
  func `the VAT inside a price is rounded half-even`(
    _ amount: Int64, _ basisPoints: Int, _ vat: Int64
  ) {
    let money = Money(minorUnits: amount, currency: "EUR")
    #expect(money.vatIncluded(basisPoints: basisPoints).minorUnits == vat)
    let negative = Money(minorUnits: -amount, currency: "EUR")
    #expect(negative.vatIncluded(basisPoints: basisPoints).minorUnits == -vat)
  }

  @Test func `R07: totals are the sums of the lines shown`() {
    let lines = [299, 299, 299].map {
      PriceLine(
        product: "p", amount: Money(minorUnits: $0, currency: "EUR"), vatBasisPoints: 2_000)
    }
    #expect(lines.total(currency: "EUR").amount == "8.97")
    // 8.97 at once would hold 1.495, so 1.50 either way; three lines of 0.50 are 1.50.
    #expect(lines.vatTotal(currency: "EUR").amount == "1.50")
  }

  @Test func `an account names every fault at once`() throws {
    let form = AccountForm(email: "camille", name: " ", country: "US", language: .fr)
    let verdict = AccountCheck.check(form, countries: try ShippedCountries.all.get())
    guard case .refused(let faults) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    #expect(faults.count == 3)
  }

  @Test(arguments: [
    "a@b.fr", "first.last+tag@sub.example.com", "é@exemple.fr",
  ])
  func `an e-mail address is taken`(_ email: String) throws {
    let form = AccountForm(email: email, name: "C", country: "fr", language: .fr)
    guard case .valid = AccountCheck.check(form, countries: try ShippedCountries.all.get()) else {
      Issue.record("\(email) is an address")
      return
    }
  }

  @Test(arguments: ["a", "a@", "@b.fr", "a@b", "a@b..fr", "a b@c.fr", "a@b@c.fr", "a\u{0}@b.fr"])
  func `what is no e-mail address is refused`(_ email: String) throws {
    let form = AccountForm(email: email, name: "C", country: "FR", language: .fr)
    #expect(
      AccountCheck.check(form, countries: try ShippedCountries.all.get())
        == .refused([.emailInvalid(email)]))
  }
}
