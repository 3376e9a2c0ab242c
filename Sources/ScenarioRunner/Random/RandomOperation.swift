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
  /// How often each kind is drawn, in a hundred.
  private static let weights: [(kind: Int, weight: Int)] = [
    (0, 14), (1, 6), (2, 4), (3, 5), (4, 20), (5, 5), (6, 14), (7, 12), (8, 5), (9, 4), (10, 3),
    (11, 2), (12, 2), (13, 1), (14, 1), (15, 2),
  ]

  static func draw(cars: Int, products: Int, _ dice: inout CaseDice) -> RandomOperation {
    let car = Int.random(in: 0..<cars, using: &dice)
    let product = Int.random(in: 0..<products, using: &dice)
    var point = Int.random(in: 0..<100, using: &dice)
    let kind =
      weights.first { entry in
        point -= entry.weight
        return point < 0
      }?.kind ?? 4
    switch kind {
    case 0:
      return .buy(
        car: car, product: product, failsLater: .random(using: &dice),
        delivers: .random(using: &dice))
    case 1: return .cancel(car: car, product: product)
    case 2: return .resume(car: car, product: product)
    case 3: return .refund(car: car, product: product)
    case 5: return .replay(car: car, versionsAgo: .random(in: 0...3, using: &dice))
    case 6: return .advance(length(&dice))
    case 7:
      return .advanceToTurn(
        car: car, product: product, milliseconds: .random(in: -1...1, using: &dice))
    case 8: return .ignition(car: car, isOn: .random(using: &dice))
    case 9: return .network(car: car, isThere: .random(using: &dice))
    case 10: return .wallClock(car: car, days: .random(in: -800...800, using: &dice))
    case 11: return .powerCut(car: car)
    case 12: return .powerReturn(car: car)
    case 13: return .stopDaemon
    case 14: return .killDaemon
    case 15: return .fullDisk(car: car)
    default: return .visit(car: car)
    }
  }

  /// From a millisecond to some weeks, each order of magnitude as likely as the next.
  private static func length(_ dice: inout CaseDice) -> Period {
    let magnitude = Int.random(in: 0...9, using: &dice)
    let most = (0..<magnitude).reduce(Int64(1)) { length, _ in length * 10 }
    return .milliseconds(.random(in: 1...max(1, most * 3), using: &dice))
  }
}
