import CarModel
import Entitlements
import LinkProtocol
import VehicleCatalog

/// What the journal says of what happens to a car: the only place that decides it.
extension JournalNote {
  /// What happened to a car that was `former` before; `nil` when nobody did it.
  init?(_ event: CarEvent, at former: Vehicle) {
    switch event {
    case .timeReached: return nil
    case .recordReplaced(let record):
      self.init(
        .documentAccepted, ["version": "\(record.version)", "hash": record.hash])
    case .powerSet(let power):
      self.init(.powerChanged, ["from": former.power.rawValue, "to": power.rawValue])
    case .networkSet(let network):
      self.init(.networkChanged, ["from": former.network.rawValue, "to": network.rawValue])
    case .bonded(let bond):
      self.init(.bondAdded, ["bond": bond.id, "phone": bond.phoneName])
    case .bondRemoved(let id):
      let phone = former.bonds.first { $0.id == id }?.phoneName
      self.init(.bondRemoved, ["bond": id, "phone": phone ?? "unknown"])
    case .pairingFailed: self.init(.pairingFailed)
    case .rootTrusted(let root):
      self.init(
        .rootTrusted, ["fingerprint": root.key.id, "origin": RootOrigin(root.origin).rawValue])
    case .rootRemoved(let id): self.init(.rootRemoved, ["fingerprint": id])
    }
  }

  /// A service that changed.
  init(_ change: ServiceTransition) {
    self.init(
      .serviceChanged, service: change.service.rawValue,
      [
        "from": ServiceStateName(change.from).rawValue,
        "to": ServiceStateName(change.to).rawValue, "reason": change.reason.name,
      ])
  }

  static func added(_ vehicle: Vehicle) -> JournalNote {
    JournalNote(
      .vehicleAdded,
      ["profile": vehicle.profile.name.description, "market": vehicle.profile.market])
  }

  static func rejected(_ rejection: DocumentRejection) -> JournalNote {
    JournalNote(.documentRejected, ["code": rejection.name])
  }
}
