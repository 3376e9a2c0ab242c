import CommandSupport
import Entitlements
import LinkProtocol

extension JournalReport {
  /// The entry for people: when, its number, who, and what.
  func line() -> StyledText {
    let number = StyledText("\(sequence)", .strong)
    let wallClock =
      wall == at ? "" : StyledText(" (the car's clock showed \(wall.displayed))", .faint)
    let line = StyledText(at.displayed, .faint) + "  " + number + "  \(actor): " + what + wallClock
    return line.singleLine
  }

  private var what: StyledText {
    switch kind {
    case .vehicleAdded: "added as \(text("profile")) in \(text("market"))"
    case .powerChanged, .networkChanged, .stateSet, .wallClockSet, .drove, .woken, .wiped: done
    case .documentAccepted: "took over document version \(text("version"))"
    case .documentRejected: StyledText("document rejected", .bad) + " [\(text("code"))]"
    case .timeSigned:
      "was told the time, \(text("time"))\(text("fresh") == "true" ? ", as it had asked" : "")"
    case .bondAdded, .bondRemoved, .ownerSet, .pairingFailed, .pinSet, .pinFailed, .rootTrusted,
      .rootRemoved:
      ofPhones
    case .serviceChanged:
      StyledText("\(service ?? "?") ", .strong) + "\(text("from")) → "
        + StyledText(text("to"), ServiceState(rawValue: text("to"))?.style ?? .plain)
        + ": \(text("reason"))"
    case .endAhead, .allowanceLow, .activationFailed, .commandChanged, .alert:
      StyledText("\(service ?? "?") ", .strong) + ofService
    case .batteryChanged, .sleepChanged, .clockChanged, .wallClockOff, .chargingChanged,
      .clockSetBack:
      ofCar
    case .faultAdded, .faultTriggered, .faultExhausted, .faultCleared:
      StyledText("\(kind.words) ", .waiting)
        + "\(text("fault"))\(details["kind"].map { " (\($0))" } ?? "")"
    }
  }

  /// What somebody did.
  private var done: StyledText {
    switch kind {
    case .powerChanged: "power \(text("from")) → \(text("to"))"
    case .networkChanged: "network \(text("from")) → \(text("to"))"
    case .stateSet: "set \(text("what")) to \(text("to"))"
    case .wallClockSet: "set the dashboard's clock to \(text("to"))"
    case .drove: "drove \(text("metres")) m, up to \(text("topSpeed")) km/h"
    case .wiped: "wiped \(text("what"))"
    default: "woken"
    }
  }

  private var ofPhones: StyledText {
    switch kind {
    case .bondAdded: "paired with \(text("phone")), bond \(text("bond"))"
    case .bondRemoved: "pairing with \(text("phone")) removed, bond \(text("bond"))"
    case .ownerSet: "handed the owner's role to bond \(text("bond"))"
    case .pairingFailed:
      StyledText("pairing failed", .bad) + (details["reason"].map { " [\($0)]" } ?? "")
    case .pinSet: "PIN set"
    case .pinFailed: StyledText("wrong PIN", .bad)
    case .rootTrusted: "trusts store root \(text("fingerprint")) (\(text("origin")))"
    default: "no longer trusts store root \(text("fingerprint"))"
    }
  }

  private var ofService: StyledText {
    switch kind {
    case .endAhead: "ends in \(text("days")) d, at \(text("end"))"
    case .allowanceLow: "has used \(text("percent")) % of its data"
    case .activationFailed:
      StyledText("activation failed", .bad)
        + (details["retryAt"].map { ", tried again at \($0)" } ?? ", given up")
    case .commandChanged:
      "\(text("command")) \(text("action")): \(text("state"))"
        + (details["reason"].map { " [\($0)]" } ?? "")
        + (details["spentMegabytes"].map { ", \($0) MB spent" } ?? "")
    default: "\(text("alert")): \(text("what"))"
    }
  }

  private var ofCar: StyledText {
    switch kind {
    case .batteryChanged: "12 V battery \(text("to"))"
    case .sleepChanged: "sleep: \(text("to"))"
    case .clockSetBack:
      StyledText("world time set back", .waiting) + " from \(text("from")) to \(text("to"))"
    case .clockChanged: "clock \(text("to"))"
    case .wallClockOff: "dashboard's clock: \(text("to"))"
    default: "charging \(text("to"))"
    }
  }

  private func text(_ name: String) -> String { details[name] ?? "?" }
}

extension JournalKind {
  /// `fault_added` as `fault added`.
  fileprivate var words: String {
    String(rawValue.map { $0 == "_" ? " " : $0 })
  }
}
