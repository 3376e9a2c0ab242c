import CarModel
import Entitlements
import FoundationEssentials
import LinkProtocol
import Scenarios
import VehicleCatalog
import WorldTime

/// What an entry of the journal becomes.
enum RecordedStep {
  /// It came of what was done before.
  case consequence
  case step(any Step)
  case unknown(String)

  /// - Parameters:
  ///   - entry: What happened.
  ///   - actor: Who did it.
  ///   - next: What happened then.
  ///   - version: The document that the car has.
  /// - Returns: What to do for it.
  static func of(
    _ entry: JournalReport, by actor: RecordedActor, in next: ArraySlice<JournalReport>,
    version: Int
  ) -> RecordedStep {
    switch entry.kind {
    case .powerChanged: set("power", entry)
    case .networkChanged: set("network", entry)
    case .stateSet: set(entry.details["what"] ?? "", entry)
    case .wallClockSet: wallClock(entry)
    case .drove: drive(entry)
    case .woken: .step(VehicleStep { $0.change.awake = true })
    case .wiped:
      Wipe(rawValue: entry.details["what"] ?? "").map { what in .step(WipeStep { $0.what = what }) }
        ?? .unknown("what was wiped is not known")
    case .documentAccepted: document(entry, by: actor)
    case .documentRejected: rejected(entry, by: actor, next, version)
    case .timeSigned: time(entry, by: actor, next)
    case .bondAdded: .step(PairStep(actors(actor)))
    case .bondRemoved:
      actor.isPhone ? .step(UnpairStep(actors(actor))) : .unknown("there is no such step")
    case .rootTrusted: actor.isPhone ? .consequence : .unknown("there is no such step")
    case .commandChanged: use(entry, by: actor)
    case .faultAdded: fault(entry)
    case .faultTriggered: lost(entry)
    case .faultCleared: .step(ClearFaultsStep())
    case .pinSet: .step(PinStep(actors(actor)) { $0.pin = Self.pin })
    case .ownerSet: .unknown("the journal names the bond, and the step names a phone")
    case .pairingFailed, .pinFailed, .rootRemoved: .unknown("there is no such step")
    case .vehicleAdded, .serviceChanged, .endAhead, .allowanceLow, .activationFailed, .alert,
      .batteryChanged, .sleepChanged, .clockChanged, .wallClockOff, .chargingChanged,
      .clockSetBack, .faultExhausted:
      .consequence
    }
  }

  /// The journal keeps none.
  private static let pin = "1234"

  private static func actors(_ actor: RecordedActor) -> Actors {
    guard case .phone(let name) = actor else { return Actors() }
    return Actors(phone: name)
  }
}

extension RecordedActor {
  var isPhone: Bool {
    guard case .phone = self else { return false }
    return true
  }
}

extension AddressedStep {
  fileprivate init(_ say: (inout Self) -> Void) { self.init(Actors(), say) }
}

extension JournalReport {
  /// What it takes to do it again; `nil` where the journal does not say.
  fileprivate func again<Value: Decodable>(_ type: Value.Type) -> Value? {
    details[JournalDetails.again].flatMap {
      try? JSONDecoder().decode(type, from: Data($0.utf8))
    }
  }
}

// MARK: - The car

extension RecordedStep {
  private static func set(_ what: String, _ entry: JournalReport) -> RecordedStep {
    guard let change = CarValues(what, entry.details["to"] ?? "") else {
      return .unknown("the journal does not say enough of it")
    }
    let step = VehicleStep { $0.change = change }
    guard step.isWritable else { return .unknown("no step sets \(what)") }
    return .step(step)
  }

  private static func wallClock(_ entry: JournalReport) -> RecordedStep {
    guard let to = try? Instant(rfc3339: entry.details["to"] ?? "") else {
      return .unknown("the journal does not say to what")
    }
    return .step(WallClockStep { $0.reading = .instant(to) })
  }

  private static func drive(_ entry: JournalReport) -> RecordedStep {
    guard let metres = entry.details["metres"].flatMap(Double.init) else {
      return .unknown("the journal does not say how far")
    }
    return .step(
      DriveStep {
        $0.kilometres = metres / 1_000
        $0.topSpeed = entry.details["topSpeed"].flatMap { Int($0) }
      })
  }

  private static func use(_ entry: JournalReport, by actor: RecordedActor) -> RecordedStep {
    guard entry.details["state"] == ServiceCommand.State.executing.rawValue else {
      return entry.details["state"] == ServiceCommand.State.cancelled.rawValue
        ? .unknown("there is no such step") : .consequence
    }
    guard actor.isPhone else { return .unknown("only a phone uses a service in a scenario") }
    guard let inputs = entry.again(CommandInputs.self) else {
      return .unknown("the journal does not say with what inputs")
    }
    return .step(
      UseStep(actors(actor)) {
        ($0.service, $0.action) = (entry.service ?? "", entry.details["action"])
        $0.inputs = inputs
      })
  }
}

extension CarValues {
  /// One property as the journal has it.
  fileprivate init?(_ what: String, _ value: String) {
    var (what, value) = (what, value)
    if what == "batteryMillivolts", let millivolts = Double(value) {
      (what, value) = ("batteryVolts", "\(millivolts / 1_000)")
    }
    for text in [value, "\"\(value)\""] {
      let json = Data("{\"\(what)\":\(text)}".utf8)
      if let set = try? JSONDecoder().decode(VehiclesSet.self, from: json), !set.change.isEmpty {
        self = set.change
        return
      }
    }
    return nil
  }
}

// MARK: - Documents, time and faults

extension RecordedStep {
  private static func document(
    _ entry: JournalReport, by actor: RecordedActor
  ) -> RecordedStep {
    guard actor.isPhone else { return .unknown("only a phone hands over in a scenario") }
    guard let content = entry.again(DocumentContent.self) else {
      return .unknown("the journal does not say what it said")
    }
    return .step(DocumentStep(actors(actor)) { $0.content = content })
  }

  /// What was rejected is not kept; a document that is rejected for the same reason does.
  private static func rejected(
    _ entry: JournalReport, by actor: RecordedActor, _ next: ArraySlice<JournalReport>,
    _ version: Int
  ) -> RecordedStep {
    let code = entry.details["code"] ?? "?"
    let lease = EntitlementDocument.leaseDefault
    var content = DocumentContent(
      version: 1, issuedAt: entry.at, leaseUntil: entry.at.adding(lease), entitlements: [])
    switch code {
    case _ where !actor.isPhone: return .unknown("only a phone hands over in a scenario")
    // The phone tells the time then, and asks once more.
    case "not_yet_valid" where accepted(next, by: entry.actor, at: entry.at) != nil:
      return .consequence
    case "rollback" where version > 1: break
    case "expired":
      content.issuedAt = entry.at.adding(.milliseconds(-lease.milliseconds))
      content.leaseUntil = entry.at
    default: return .unknown("the journal does not keep what was rejected as \(code)")
    }
    return .step(
      DocumentStep(actors(actor)) {
        $0.content = content
        $0.refused = code
      })
  }

  /// Whoever hands a document over brings the time first.
  private static func time(
    _ entry: JournalReport, by actor: RecordedActor, _ next: ArraySlice<JournalReport>
  ) -> RecordedStep {
    guard actor.isPhone else { return .unknown("there is no such step") }
    return accepted(next, by: entry.actor, at: entry.at) != nil
      ? .consequence : .step(VisitStep(actors(actor)))
  }

  private static func accepted(
    _ next: ArraySlice<JournalReport>, by actor: String, at instant: Instant
  ) -> JournalReport? {
    next.prefix { $0.at == instant && $0.actor == actor }.first { $0.kind == .documentAccepted }
  }

  private static func fault(_ entry: JournalReport) -> RecordedStep {
    guard let plan = entry.again(FaultsAdd.self) else {
      return .unknown("the journal does not say how it was to go wrong")
    }
    return .step(FaultStep { $0.fault = plan })
  }

  /// The disk failed under something of which nothing is left; a voltage does.
  private static func lost(_ entry: JournalReport) -> RecordedStep {
    guard entry.details["kind"] == FaultKind.storageError.rawValue else { return .consequence }
    return .step(
      VehicleStep {
        $0.change.batteryVolts = volts
        $0.refused = ErrorName.storageFailed.rawValue
      })
  }

  private static let volts = 12.6
}
