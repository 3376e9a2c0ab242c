import Entitlements
import LinkProtocol
import NissanStore
import VehicleCatalog
import WorldTime

extension ScreenComposer {
  /// The service becoming active in the car, or what it waits for.
  var activation: ScreenView {
    var view = ScreenView(title: texts[.activationTitle])
    view.canBeLeft = false
    switch visit.car {
    case nil: view.blocks = [.text(texts[.askingCar])]
    case .reached(let services, _, let isClockFrozen):
      let isDone = services.allSatisfy(\.isSettled)
      view.blocks = [.marks(services.map(mark))]
      if services.allSatisfy(\.activeNow) {
        view.blocks.append(.text(texts[.activeInCar]))
      } else if !isDone {
        view.blocks.append(.text(isClockFrozen ? texts[.carClockFrozen] : texts[.carWorks]))
        if let ready = readyAt(services) {
          view.blocks.append(.text(texts[.carReadyAt, ["moment": texts.moment(ready)]]))
        }
        view.changesByItself = !isClockFrozen
      }
      if isDone {
        view.buttons = [button(texts[.backToStore], .finish)]
        return view
      }
    case .documentRefused(let name, let message):
      view.blocks = [.text(texts[.carRefusedDocument, ["name": name, "message": message]])]
    case .outOfReach(let reason):
      view.blocks = [.text(texts[.carOutOfReach]), .note(reason)]
    }
    view.buttons = [
      button(texts[.checkAgain], .recheck),
      button(texts[.backToStore], key: texts[.keyStore], .finish),
    ]
    return view
  }

  /// When the last activation that is under way ends.
  private func readyAt(_ services: [ServiceStatus]) -> Instant? {
    services.filter { $0.state == .activating }.compactMap(\.nextChangeAt).max()
  }

  private func mark(_ service: ServiceStatus) -> ScreenView.Mark {
    let name = name(ofService: ServiceID(rawValue: service.service))
    let state = texts.state(service.state, percent: service.progressPercent)
    let tellsWhy = !service.activeNow && service.state != .activating
    let waits = tellsWhy ? ", \(texts.reason(service.reason))" : ""
    return .init(tone: tone(service.state), text: texts.line(name, state + waits))
  }

  private func tone(_ state: ServiceState) -> ScreenView.Tone {
    switch state {
    case .active: .good
    case .grace, .activating, .pending, .scheduled: .waiting
    case .expired, .suspended, .failed, .revoked, .clockUntrusted, .unsupported: .bad
    case .available: .plain
    }
  }
}

extension ServiceStatus {
  /// It will not change by waiting for the activation.
  fileprivate var isSettled: Bool {
    switch state {
    case .pending, .activating, .scheduled: false
    case .unsupported, .revoked, .available, .clockUntrusted, .expired, .suspended, .failed,
      .grace, .active:
      true
    }
  }
}
