import LinkProtocol
import WorldTime

/// One thing that may happen in a random run; where it cannot happen, nothing does. Cars and
/// products are meant by their places in the run's world.
enum RandomOperation: Hashable, Sendable {
  case buy(car: Int, product: Int, failsLater: Bool, delivers: Bool)
  case cancel(car: Int, product: Int)
  case resume(car: Int, product: Int)
  case refund(car: Int, product: Int)
  case visit(car: Int)
  /// The document of so many versions ago comes once more.
  case replay(car: Int, versionsAgo: Int)
  case advance(Period)
  /// To the instant at which a right changes next, less or more a millisecond.
  case advanceToTurn(car: Int, product: Int, milliseconds: Int)
  case ignition(car: Int, isOn: Bool)
  case network(car: Int, isThere: Bool)
  case wallClock(car: Int, days: Int)
  case powerCut(car: Int)
  case powerReturn(car: Int)
  case stopDaemon
  case killDaemon
  /// A full disk at the next delivery.
  case fullDisk(car: Int)
}

extension RandomOperation {
  /// A kind of operation: how often it is drawn, in a hundred, and how.
  private struct Kind: Sendable {
    let weight: Int
    let draw: @Sendable (_ car: Int, _ product: Int, inout CaseDice) -> RandomOperation
  }

  private static let kinds: [Kind] = [
    Kind(weight: 27) { car, _, _ in .visit(car: car) },
    Kind(weight: 14) { car, product, dice in
      .buy(
        car: car, product: product, failsLater: .random(using: &dice),
        delivers: .random(using: &dice))
    },
    Kind(weight: 14) { _, _, dice in .advance(length(&dice)) },
    Kind(weight: 5) { car, product, dice in
      .advanceToTurn(car: car, product: product, milliseconds: .random(in: -1...1, using: &dice))
    },
    Kind(weight: 6) { car, product, _ in .cancel(car: car, product: product) },
    Kind(weight: 5) { car, product, _ in .refund(car: car, product: product) },
    Kind(weight: 5) { car, _, dice in
      .replay(car: car, versionsAgo: .random(in: 0...3, using: &dice))
    },
    Kind(weight: 5) { car, _, dice in .ignition(car: car, isOn: .random(using: &dice)) },
    Kind(weight: 4) { car, product, _ in .resume(car: car, product: product) },
    Kind(weight: 4) { car, _, dice in .network(car: car, isThere: .random(using: &dice)) },
    Kind(weight: 3) { car, _, dice in
      .wallClock(car: car, days: .random(in: -800...800, using: &dice))
    },
    Kind(weight: 2) { car, _, _ in .powerCut(car: car) },
    Kind(weight: 2) { car, _, _ in .powerReturn(car: car) },
    Kind(weight: 2) { car, _, _ in .fullDisk(car: car) },
    Kind(weight: 1) { _, _, _ in .stopDaemon },
    Kind(weight: 1) { _, _, _ in .killDaemon },
  ]

  private static let wholeWeight = kinds.reduce(0) { $0 + $1.weight }

  static func draw(cars: Int, products: Int, _ dice: inout CaseDice) -> RandomOperation {
    let car = Int.random(in: 0..<cars, using: &dice)
    let product = Int.random(in: 0..<products, using: &dice)
    var point = Int.random(in: 0..<wholeWeight, using: &dice)
    for kind in kinds {
      point -= kind.weight
      if point < 0 { return kind.draw(car, product, &dice) }
    }
    preconditionFailure("a point within the whole weight lies within one of its parts")
  }

  /// From a millisecond to some days, each order of magnitude as likely as the next.
  private static func length(_ dice: inout CaseDice) -> Period {
    let magnitude = Int.random(in: 0...8, using: &dice)
    let most = (0..<magnitude).reduce(Int64(1)) { length, _ in length * 10 }
    return .milliseconds(.random(in: 1...max(1, most * 3), using: &dice))
  }
}
