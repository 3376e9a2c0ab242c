import CarModel
import Entitlements
import LinkProtocol
import VehicleCatalog
import WorldTime

/// What the journal says of what happens to a car: the only place that decides it.
extension JournalNote {
  /// What happened to a car that was `former` before; `nil` when nobody did it.
  init?(_ event: CarEvent, at former: Vehicle) {
    switch event {
    // Commands are told by their effects, which know more.
    case .timeReached, .commandStarted, .commandCancelled: return nil
    case .recordReplaced(let record):
      self.init(
        .documentAccepted,
        JournalDetails(["version": "\(record.version)", "hash": record.hash])
          .again(DocumentContent(record)))
    case .timeSigned(let instant, let isFresh):
      self.init(.timeSigned, ["time": "\(instant)", "fresh": "\(isFresh)"])
    case .powerSet(let power):
      self.init(.powerChanged, ["from": former.power.rawValue, "to": power.rawValue])
    case .networkSet(let network):
      self.init(.networkChanged, ["from": former.network.rawValue, "to": network.rawValue])
    case .set(let values):
      guard
        let (what, to) = CarProperties.settable.lazy.compactMap({ $0.journalled(values) }).first
      else { return nil }
      self = .set(what, to)
    // Where the car is told only by what may tell it.
    case .locationSet: self = .set("location", "changed")
    case .regionSet(let region): self = .set("region", region)
    case .clockPolicySet(let policy, let minutes):
      self = .set("clockPolicy", "\(policy.rawValue), \(minutes) min")
    case .wallClockSet(let shown): self.init(.wallClockSet, ["to": "\(shown)"])
    case .drove(let trip):
      self.init(.drove, ["metres": "\(trip.metres)", "topSpeed": "\(trip.topSpeed)"])
    case .woken: self.init(.woken)
    case .wiped(let wipe): self.init(.wiped, ["what": wipe.rawValue])
    case .bonded(let bond):
      self.init(.bondAdded, ["bond": bond.id, "phone": bond.phoneName])
    case .bondRemoved(let id):
      let phone = former.bonds.first { $0.id == id }?.phoneName
      self.init(.bondRemoved, ["bond": id, "phone": phone ?? "unknown"])
    case .ownerSet(let id): self.init(.ownerSet, ["bond": id])
    case .pairingFailed(let why): self.init(.pairingFailed, ["reason": why.rawValue])
    case .pinSet: self.init(.pinSet)
    case .pinFailed: self.init(.pinFailed)
    case .rootTrusted(let root):
      self.init(
        .rootTrusted, ["fingerprint": root.key.id, "origin": root.origin.rawValue])
    case .rootRemoved(let id): self.init(.rootRemoved, ["fingerprint": id])
    case .faultAdded(let fault):
      self.init(
        .faultAdded, service: fault.service?.rawValue,
        ["fault": fault.id, "kind": FaultKind(fault.kind).rawValue])
    case .faultCleared(let id): self.init(.faultCleared, ["fault": id])
    }
  }

  private static func set(_ what: String, _ value: String) -> JournalNote {
    JournalNote(.stateSet, ["what": what, "to": value])
  }
}

extension JournalNote {
  /// What a car tells of itself.
  init(_ effect: CarEffect) {
    switch effect {
    case .service(let change): self = .service(change)
    case .endAhead(let service, let days, let end):
      self.init(.endAhead, service: service.rawValue, ["days": "\(days)", "end": "\(end)"])
    case .allowanceLow(let service, let percent):
      self.init(.allowanceLow, service: service.rawValue, ["percent": "\(percent)"])
    case .activationFailed(let service, let attempt, let retryAt):
      var details = ["attempt": "\(attempt)"]
      details["retryAt"] = retryAt.map { "\($0)" }
      self.init(.activationFailed, service: service.rawValue, JournalDetails(details))
    case .command(let command):
      var details = [
        "command": command.id, "action": command.action.name, "state": command.state.rawValue,
      ]
      details["reason"] = command.reason?.rawValue
      if case .spendData = command.action {
        for fact in command.facts { details[fact.name] = fact.value }
      }
      if command.state == .executing {
        details[JournalDetails.again] = command.action.inputs.map(JournalDetails.json)
      }
      self.init(.commandChanged, service: command.service.rawValue, JournalDetails(details))
    case .alert(let alert, let service):
      self.init(
        .alert, service: service.rawValue, ["alert": alert.name, "what": alert.description])
    case .lowVoltage(let state): self.init(.batteryChanged, ["to": state.rawValue])
    case .sleep(let state): self.init(.sleepChanged, ["to": state.rawValue])
    case .clock(let state): self.init(.clockChanged, ["to": state.rawValue])
    case .wallClock(let flag): self.init(.wallClockOff, ["to": flag?.rawValue ?? "right"])
    case .charging(let isOn): self.init(.chargingChanged, ["to": isOn ? "on" : "off"])
    case .faultTriggered(let id): self.init(.faultTriggered, ["fault": id])
    case .faultOver(let id): self.init(.faultExhausted, ["fault": id])
    }
  }

  static func added(_ vehicle: Vehicle) -> JournalNote {
    JournalNote(
      .vehicleAdded,
      ["profile": vehicle.profile.name.description, "market": vehicle.profile.market])
  }

  static func setBack(_ back: SetBack) -> JournalNote {
    JournalNote(.clockSetBack, ["from": "\(back.from)", "to": "\(back.to)"])
  }

  static func rejected(_ rejection: DocumentRejection) -> JournalNote {
    JournalNote(.documentRejected, ["code": rejection.name])
  }
}

extension JournalDetails {
  /// With what it takes to do the same again.
  func again(_ value: some Encodable) -> JournalDetails {
    JournalDetails(texts.merging([Self.again: Self.json(value)]) { $1 })
  }

  static func json(_ value: some Encodable) -> String {
    do {
      return String(decoding: try JSONLineEncoder.encode(value), as: UTF8.self)
    } catch {
      preconditionFailure("what the journal keeps can be written as JSON: \(error)")
    }
  }
}
