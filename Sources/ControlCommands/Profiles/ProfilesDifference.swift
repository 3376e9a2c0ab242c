import CommandSupport
import LinkProtocol
import VehicleCatalog

/// What differs between two profiles; what they share is left out.
struct ProfilesDifference: Encodable {
  let left: String
  let right: String
  let market: String
  /// The powertrain and the head unit, where they differ.
  let facts: [Fact]
  let capabilities: Sides
  let services: Sides
  /// Why a service goes with one of them alone.
  let reasons: [Reason]

  struct Fact: Encodable {
    let name: String
    let left: String
    let right: String
  }

  /// What one of them has and the other has not.
  struct Sides: Encodable {
    let leftOnly: [String]
    let rightOnly: [String]

    init(_ left: [String], _ right: [String]) {
      leftOnly = left.filter { !right.contains($0) }
      rightOnly = right.filter { !left.contains($0) }
    }
  }

  struct Reason: Encodable {
    let service: String
    let sentence: String
  }

  init(_ left: ProfilesDescribe.Response, _ right: ProfilesDescribe.Response) {
    (self.left, self.right, market) = (left.profile, right.profile, left.market)
    facts = [
      Fact(name: "powertrain", left: left.powertrain, right: right.powertrain),
      Fact(name: "head unit", left: left.headUnit, right: right.headUnit),
    ].filter { $0.left != $0.right }
    capabilities = Sides(left.capabilities, right.capabilities)
    let sides = Sides(Self.fit(left), Self.fit(right))
    services = sides
    let all = left.services + right.services
    reasons = (sides.leftOnly + sides.rightOnly).compactMap { name in
      all.first { $0.service == name && !$0.compatible }.map {
        Reason(service: name, sentence: $0.unmet.map(\.sentence).joined(separator: " "))
      }
    }
  }

  private static func fit(_ profile: ProfilesDescribe.Response) -> [String] {
    profile.services.filter(\.compatible).map(\.service)
  }

  /// For people: a line for each difference, as diff(1) marks them.
  func text(width: Int?) -> StyledText {
    var lines = facts.flatMap { fact in
      [
        StyledText("- \(fact.name): \(fact.left)", .bad),
        StyledText("+ \(fact.name): \(fact.right)", .good),
      ]
    }
    lines += Self.lines("capability", capabilities, [])
    lines += Self.lines("service", services, reasons)
    guard !lines.isEmpty else {
      return StyledText("\(left) and \(right) are alike in \(market)")
    }
    let head = [StyledText("- \(left)", .bad), StyledText("+ \(right)", .good), StyledText("")]
    return (head + lines).lines()
  }

  private static func lines(_ what: String, _ sides: Sides, _ reasons: [Reason]) -> [StyledText] {
    func line(_ mark: String, _ name: String, _ style: TextStyle) -> StyledText {
      let reason = reasons.first { $0.service == name }.map { "  \($0.sentence)" } ?? ""
      return StyledText("\(mark) \(what): \(name)", style) + StyledText(reason, .faint)
    }
    return sides.leftOnly.map { line("-", $0, .bad) } + sides.rightOnly.map { line("+", $0, .good) }
  }
}
