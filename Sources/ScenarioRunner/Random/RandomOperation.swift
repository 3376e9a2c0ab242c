import LinkProtocol
import WorldTime

/// One thing that may happen in a random run; where it cannot happen, nothing does. Cars and
/// products are meant by their places in the run's world.
enum RandomOperation: Hashable, Sendable {
  case buy(car: Int, product: Int, Card, delivers: Bool)
  /// To the next of the periods on offer, the shortest after the longest.
  case changePeriod(car: Int, product: Int, Card)
  case cancel(car: Int, product: Int)
  case resume(car: Int, product: Int)
  case refund(car: Int, product: Int)
  case pause(car: Int, product: Int, days: Int)
  case visit(car: Int)
  /// The document of so many versions ago comes once more.
  case replay(car: Int, versionsAgo: Int)
  case advance(Period)
  /// To the instant at which a right changes next, less or more a millisecond.
  case advanceToTurn(car: Int, product: Int, milliseconds: Int)
  /// The same of what happens to the car itself: its battery runs low, or it sleeps.
  case advanceToCarTurn(car: Int, milliseconds: Int)
  case key(car: Int, PlainCar.Key)
  case network(car: Int, isThere: Bool)
  case battery(car: Int, millivolts: Int)
  case wake(car: Int)
  case wallClock(car: Int, days: Int)
  case powerCut(car: Int)
  case powerReturn(car: Int)
  /// The hotspot serves data.
  case spend(car: Int, Amount)
  case drive(car: Int, Amount)
  case stopDaemon
  case killDaemon
  /// A full disk at the next delivery.
  case fullDisk(car: Int)

  /// What a purchase is paid with.
  struct Card: Hashable, Sendable {
    /// It pays no renewal.
    var failsLater: Bool
    /// It is valid until the end of the month in so many months; `nil` for as good as ever.
    var months: Int?
  }

  /// How much is used.
  enum Amount: Hashable, Sendable {
    /// Kilobytes or metres.
    case steps(Int64)
    /// All that the first right has left, and so many steps of use more.
    case first(Int64)
    /// The same of all rights together.
    case all(Int64)
  }
}

extension RandomOperation {
  /// A kind of operation: how often it is drawn, among all, and how.
  private struct Kind: Sendable {
    let weight: Int
    let draw: @Sendable (_ car: Int, _ product: Int, inout CaseDice) -> RandomOperation
  }

  private static let kinds: [Kind] = ofStore + ofTime + ofCar + ofUse + ofDaemon

  private static let ofStore: [Kind] = [
    Kind(weight: 198) { car, _, _ in .visit(car: car) },
    Kind(weight: 144) { car, product, dice in
      .buy(car: car, product: product, card(&dice), delivers: .random(using: &dice))
    },
    Kind(weight: 36) { car, product, dice in
      .changePeriod(car: car, product: product, card(&dice))
    },
    Kind(weight: 54) { car, product, _ in .cancel(car: car, product: product) },
    Kind(weight: 18) { car, product, _ in .refund(car: car, product: product) },
    Kind(weight: 90) { car, product, _ in .resume(car: car, product: product) },
    Kind(weight: 54) { car, product, dice in
      .pause(car: car, product: product, days: .random(in: 7...80, using: &dice))
    },
    Kind(weight: 45) { car, _, dice in
      .replay(car: car, versionsAgo: .random(in: 0...3, using: &dice))
    },
  ]

  /// Much happens in a day, and days are few beside it.
  private static let ofTime: [Kind] = [
    Kind(weight: 60) { _, _, dice in .advance(length(&dice)) },
    Kind(weight: 1) { _, _, dice in .advance(.days(.random(in: 5...30, using: &dice))) },
    Kind(weight: 6) { car, product, dice in
      .advanceToTurn(car: car, product: product, milliseconds: .random(in: -1...1, using: &dice))
    },
    Kind(weight: 2) { car, _, dice in
      .advanceToCarTurn(car: car, milliseconds: .random(in: -1...1, using: &dice))
    },
  ]

  private static let ofCar: [Kind] = [
    Kind(weight: 90) { car, _, dice in
      .key(
        car: car, [.off, .off, .accessory, .on, .on, .on, .on].randomElement(using: &dice) ?? .on)
    },
    Kind(weight: 36) { car, _, dice in .network(car: car, isThere: .random(using: &dice)) },
    Kind(weight: 8) { car, _, dice in
      .battery(car: car, millivolts: .random(in: 10_400...11_900, using: &dice))
    },
    Kind(weight: 32) { car, _, dice in
      .battery(car: car, millivolts: .random(in: 12_000...12_700, using: &dice))
    },
    Kind(weight: 9) { car, _, _ in .wake(car: car) },
    Kind(weight: 27) { car, _, dice in
      .wallClock(car: car, days: .random(in: -800...800, using: &dice))
    },
    Kind(weight: 8) { car, _, _ in .powerCut(car: car) },
    Kind(weight: 36) { car, _, _ in .powerReturn(car: car) },
  ]

  private static let ofUse: [Kind] = [
    Kind(weight: 126) { car, _, dice in .spend(car: car, amount(upTo: 2_000_000, &dice)) },
    Kind(weight: 72) { car, _, dice in .drive(car: car, amount(upTo: 60_000, &dice)) },
  ]

  private static let ofDaemon: [Kind] = [
    Kind(weight: 18) { car, _, _ in .fullDisk(car: car) },
    Kind(weight: 9) { _, _, _ in .stopDaemon },
    Kind(weight: 9) { _, _, _ in .killDaemon },
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

  private static func card(_ dice: inout CaseDice) -> Card {
    let months = Int.random(in: 0...6, using: &dice)
    return Card(failsLater: .random(using: &dice), months: months > 3 ? nil : months)
  }

  /// Often to an edge, one less or one more.
  private static func amount(upTo most: Int64, _ dice: inout CaseDice) -> Amount {
    let past = Int64.random(in: -1...1, using: &dice)
    return switch Int.random(in: 0...2, using: &dice) {
    case 0: .first(past)
    case 1: .all(past)
    default: .steps(.random(in: 1...most, using: &dice))
    }
  }

  /// From a millisecond to some days, each order of magnitude as likely as the next.
  private static func length(_ dice: inout CaseDice) -> Period {
    let magnitude = Int.random(in: 0...8, using: &dice)
    let most = (0..<magnitude).reduce(Int64(1)) { length, _ in length * 10 }
    return .milliseconds(.random(in: 1...max(1, most * 3), using: &dice))
  }
}
