import TestSupport
import Testing
import VehicleCatalog
import WorldTime

@testable import Scenarios

struct ExpressionTests {
  private static func scope(
    _ values: [String: ExpressionValue] = [:], start: String = "2026-01-31T10:00:00Z"
  ) throws -> ExpressionScope {
    let catalog = try ShippedCatalog.load()
    return ExpressionScope(
      catalog: catalog, market: "FR",
      profile: try catalog.profile(ProfileName("qashqai-j12b/2025/tekna"), market: "FR"),
      values: ["start": .instant(try Instant(rfc3339: start))].merging(values) { _, new in new })
  }

  @Test(
    arguments: [
      ("${start}", "2026-01-31T10:00:00.000Z"),
      ("${start + 1month}", "2026-02-28T10:00:00.000Z"),
      // From the anchor, never from a clamped end.
      ("${start + 1month + 1month}", "2026-03-31T10:00:00.000Z"),
      ("${start + 2 * 1month}", "2026-03-31T10:00:00.000Z"),
      ("${start + (1month + 1day)}", "2026-03-01T10:00:00.000Z"),
      ("${start + 1month - 1ms}", "2026-02-28T09:59:59.999Z"),
      ("${start - 30 days}", "2026-01-01T10:00:00.000Z"),
      ("${P1M + start}", "2026-02-28T10:00:00.000Z"),
      ("${start + PT10M}", "2026-01-31T10:10:00.000Z"),
      ("${start + 1month - start}", "P28D"),
      ("${2 + 3 * 4}", "14"),
      ("${(2 + 3) * 4}", "20"),
      ("${2 - 3 - 4}", "-5"),
      ("${-2 * -3}", "6"),
      ("${-3 days}", "-P3D"),
      ("${3 * 10min}", "PT30M"),
      ("${n + 1} of ${n}", "6 of 5"),
      ("$${n} costs $5", "${n} costs $5"),
      ("no expression", "no expression"),
    ])
  func `an expression comes to what arithmetic says`(text: String, result: String) throws {
    #expect(try Self.scope(["n": .number(5)]).text(text) == result)
  }

  @Test(
    arguments: [
      ("${service.name}", "Smart Alerts"),
      ("${service.id}", "smart-alerts"),
      ("${service}", "smart-alerts"),
      ("${service.price.monthly}", "199"),
      ("${service.price.12}", "1999"),
      ("${service.price.monthly * 3}", "597"),
      ("${service.product.kind}", "paid"),
      ("${service.activation.seconds}", "300"),
      ("${service.activation}", "PT5M"),
      ("${start + service.activation}", "2026-01-31T10:05:00.000Z"),
      ("${product.price.once}", "499"),
      ("${product.service.id}", "in-car-wifi"),
      ("${profile.year + 1}", "2026"),
      ("${profile.generation}", "qashqai-j12b"),
      ("${card.number} ${card}", "lost_card poor"),
      ("${months * 1month}", "P12M"),
      ("${start + wait}", "2026-02-03T10:00:00.000Z"),
    ])
  func `parameters have parts`(text: String, result: String) throws {
    let catalog = try ShippedCatalog.load()
    let scope = try Self.scope([
      "service": .service(try #require(catalog.service("smart-alerts"))),
      "product": .product(try #require(catalog.product("in-car-wifi-1gb"))),
      "profile": .profile(try ProfileName("qashqai-j12b/2025/tekna")),
      "card": .record(ParameterRecord(name: "poor", parts: ["number": "lost_card"])),
      "months": .text("12"),
      "wait": .text("3 days"),
    ])
    #expect(try scope.text(text) == result)
  }

  @Test(
    arguments: [
      ("${strat}", "unknown name ‘strat’ in an expression; did you mean ‘start’?"),
      ("${service.nam}", "a service has no ‘nam’; did you mean ‘name’?"),
      ("${service.price.7}", "‘smart-alerts’ has no price ‘7’ in FR; it has 1, 12"),
      ("${start.day}", "an instant has no ‘day’; it has no parts"),
      ("${start + start}", "an instant + an instant means nothing"),
      ("${start * 2}", "an instant * a number means nothing"),
      ("${n + word}", "a number + the text ‘blue’ means nothing"),
      ("${1 +}", "an expression ends too early; it lacks a value"),
      ("${(1}", "a ‘)’ is missing"),
      ("${1 2}", "‘2’ was not expected in ‘${1 2}’"),
      ("${#}", "‘#’ begins no value"),
      ("${n", "‘${n’ lacks its ‘}’"),
      ("${3 fortnights}", "‘3fortnights’ is not a period such as"),
      ("${99999999999999999999}", "is too large"),
      ("${1000000000 * 1000000000 * 1000000000}", "a result that is too large"),
    ])
  func `an error in an expression is told in words`(text: String, words: String) throws {
    let catalog = try ShippedCatalog.load()
    let scope = try Self.scope([
      "n": .number(5), "word": .text("blue"),
      "service": .service(try #require(catalog.service("smart-alerts"))),
    ])
    let error = #expect(throws: ExpressionError.self) { try scope.text(text) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  @Test func `an expression that is too long or too deep is refused by its limit`() throws {
    let long = "${\(String(repeating: "1+", count: 200))1}"
    let deep = "${\(String(repeating: "(", count: 20))1\(String(repeating: ")", count: 20))}"
    let signs = "${\(String(repeating: "-", count: 20))1}"
    for (text, limit) in [(long, "the limit is 200"), (deep, "16"), (signs, "16")] {
      let error = #expect(throws: ExpressionError.self) { try Self.scope().text(text) }
      #expect(error?.description.contains(limit) == true)
    }
  }

  @Test func `what is not known yet leaves the whole open`() throws {
    #expect(try Self.scope(["service": .open]).text("a ${service.name} b") == nil)
    #expect(try Self.scope(["service": .open]).text("${start + service.activation}") == nil)
  }
}
