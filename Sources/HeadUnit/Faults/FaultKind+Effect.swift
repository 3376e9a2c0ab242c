import CarModel
import LinkProtocol

extension FaultKind {
  /// What it does to a line; `nil` for faults of something else.
  var lineEffect: FaultEffect.Line? {
    if case .line(let effect) = effect { effect } else { nil }
  }

  /// What it does to a write; `nil` for faults of something else.
  var writeEffect: FaultEffect.Write? {
    if case .write(let effect) = effect { effect } else { nil }
  }

  /// What goes wrong inside a car, of so much; `nil` for faults of something else.
  func carKind(_ amount: Double) -> CarFault.Kind? {
    if case .car(let kind) = effect { kind(amount) } else { nil }
  }
}

extension FaultEffect.Line {
  /// It keeps the line for later, so there must be room.
  var holdsLines: Bool {
    switch self {
    case .delay, .reorder: true
    case .drop, .duplicate, .truncate, .halfOpen: false
    }
  }
}
