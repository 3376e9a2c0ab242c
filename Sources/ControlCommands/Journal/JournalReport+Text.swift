import CommandSupport
import LinkProtocol

extension JournalReport {
  /// The entry for people: when, its number, who, and what.
  func line() -> StyledText {
    let number = StyledText("\(sequence)", .strong)
    let wallClock =
      wall == at ? "" : StyledText(" (the car's clock showed \(wall.displayed))", .faint)
    return StyledText(at.displayed, .faint) + "  " + number + "  \(actor): " + what + wallClock
  }

  private var what: StyledText {
    switch kind {
    case .vehicleAdded: "added as \(text("profile")) in \(text("market"))"
    case .powerChanged: "power \(text("from")) → \(text("to"))"
    case .networkChanged: "network \(text("from")) → \(text("to"))"
    case .documentAccepted: "took over document version \(text("version"))"
    case .documentRejected: StyledText("document rejected", .bad) + " [\(text("code"))]"
    case .bondAdded: "paired with \(text("phone")), bond \(text("bond"))"
    case .bondRemoved: "pairing with \(text("phone")) removed, bond \(text("bond"))"
    case .pairingFailed: StyledText("pairing failed", .bad)
    case .rootTrusted: "trusts store root \(text("fingerprint")) (\(text("origin")))"
    case .rootRemoved: "no longer trusts store root \(text("fingerprint"))"
    case .serviceChanged:
      StyledText("\(service ?? "?") ", .strong) + "\(text("from")) → "
        + StyledText(text("to"), ServiceStateName(rawValue: text("to"))?.ink ?? .plain)
        + ": \(text("reason"))"
    }
  }

  private func text(_ name: String) -> String { details[name] ?? "?" }
}
