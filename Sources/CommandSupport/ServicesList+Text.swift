import CarModel
import Entitlements
package import LinkProtocol

extension ServicesList.Response {
  /// Every service for people: its state, why, and when that changes next.
  ///
  /// - Parameter width: Columns of the terminal; `nil` keeps lines whole.
  /// - Returns: A heading and a table.
  package func text(width: Int?) -> StyledText {
    var table = Table(["service", "state", "reason", "next change"])
    for service in services {
      let state = service.state.rawValue
      let progress = service.progressPercent.map { " \($0) %" } ?? ""
      let style: TextStyle = service.state == .unsupported ? .faint : .plain
      table.add([
        .init(service.service, style), .init(state + progress, service.state.style),
        .init(service.reason, style),
        .init(service.nextChangeAt?.displayed(from: worldTime) ?? ""),
      ])
    }
    return [
      StyledText(vehicle, .strong) + " at \(worldTime.displayed)", table.text(width: width),
    ].lines()
  }
}

extension ServicesExplain.Response {
  /// The answer for people, and the chain that leads to it.
  ///
  /// - Parameter width: Columns of the terminal; `nil` keeps lines whole.
  /// - Returns: The state, the chain, and when it changes next.
  package func text(width: Int?) -> StyledText {
    var table = Table()
    for link in chain {
      table.add([
        .init(link.passed ? "  ✓" : "  ✗", link.passed ? .good : .bad),
        .init(link.link.rawValue), .init(link.description),
      ])
    }
    return [
      StyledText(status.service, .strong) + " (\(status.name)) is "
        + StyledText(status.state.rawValue, status.state.style)
        + ": \(status.reason), by the rule \(status.rule)",
      StyledText(
        "car can: \(Self.yes(status.carCan)), customer has: \(Self.yes(status.customerHas)),"
          + " active now: \(Self.yes(status.activeNow))", .faint),
      table.text(width: width),
      .nextChange(at: status.nextChangeAt, from: worldTime),
    ].lines()
  }

  private static func yes(_ flag: Bool) -> String { flag ? "yes" : "no" }
}
