import CarModel
import LinkProtocol
import VehicleCatalog

extension Stage {
  /// A service of one vehicle that changed.
  struct Transition {
    let vehicle: VIN
    let change: ServiceTransition
  }

  /// What happened, in due order. More than ``Transitions/listedMax`` are only counted.
  struct Transitions {
    private(set) var listed: [Transition] = []
    private(set) var total = 0

    static let listedMax = ProtocolLimits.changesListedMax

    mutating func add(_ effects: [CarEffect], of vehicle: VIN) {
      let changes = effects.compactMap { effect in
        if case .service(let change) = effect { change } else { nil }
      }
      total += changes.count
      for change in changes.prefix(Self.listedMax - listed.count) {
        listed.append(Transition(vehicle: vehicle, change: change))
      }
    }

    /// How far it has come.
    struct Mark {
      fileprivate let listed: Int
      fileprivate let total: Int
    }

    var mark: Mark { Mark(listed: listed.count, total: total) }

    /// Forgets what was added after `mark`.
    mutating func shorten(to mark: Mark) {
      listed.removeLast(listed.count - mark.listed)
      total = mark.total
    }
  }
}
