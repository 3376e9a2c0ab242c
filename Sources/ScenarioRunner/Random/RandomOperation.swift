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
  case advanceToDueInstant(car: Int, product: Int, milliseconds: Int)
  /// The same of what happens to the car itself: its battery runs low, or it sleeps.
  case advanceToCarDueInstant(car: Int, milliseconds: Int)
  case key(car: Int, ReferenceCar.Key)
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
    let draw: @Sendable (_ car: Int, _ product: Int, inout CaseRandom) -> RandomOperation
  }

  private static let kinds: [Kind] = ofStore + ofTime + ofCar + ofUse + ofDaemon

  private static let ofStore: [Kind] = [
    Kind(weight: 198) { car, _, _ in .visit(car: car) },
    Kind(weight: 144) { car, product, generator in
      .buy(car: car, product: product, card(&generator), delivers: .random(using: &generator))
    },
    Kind(weight: 36) { car, product, generator in
      .changePeriod(car: car, product: product, card(&generator))
    },
    Kind(weight: 54) { car, product, _ in .cancel(car: car, product: product) },
    Kind(weight: 18) { car, product, _ in .refund(car: car, product: product) },
    Kind(weight: 90) { car, product, _ in .resume(car: car, product: product) },
    Kind(weight: 54) { car, product, generator in
      .pause(car: car, product: product, days: .random(in: 7...80, using: &generator))
    },
    Kind(weight: 45) { car, _, generator in
      .replay(car: car, versionsAgo: .random(in: 0...3, using: &generator))
    },
  ]

  /// Much happens in a day, and days are few beside it.
  private static let ofTime: [Kind] = [
    Kind(weight: 60) { _, _, generator in .advance(length(&generator)) },
    Kind(weight: 1) { _, _, generator in .advance(.days(.random(in: 5...30, using: &generator))) },
    Kind(weight: 6) { car, product, generator in
      .advanceToDueInstant(
        car: car, product: product, milliseconds: .random(in: -1...1, using: &generator))
    },
    Kind(weight: 2) { car, _, generator in
      .advanceToCarDueInstant(car: car, milliseconds: .random(in: -1...1, using: &generator))
    },
  ]

  private static let ofCar: [Kind] = [
    Kind(weight: 90) { car, _, generator in
      .key(
        car: car,
        [.off, .off, .accessory, .on, .on, .on, .on].randomElement(using: &generator) ?? .on)
    },
    Kind(weight: 36) { car, _, generator in .network(car: car, isThere: .random(using: &generator))
    },
    Kind(weight: 8) { car, _, generator in
      .battery(car: car, millivolts: .random(in: 10_400...11_900, using: &generator))
    },
    Kind(weight: 32) { car, _, generator in
      .battery(car: car, millivolts: .random(in: 12_000...12_700, using: &generator))
    },
    Kind(weight: 9) { car, _, _ in .wake(car: car) },
    Kind(weight: 27) { car, _, generator in
      .wallClock(car: car, days: .random(in: -800...800, using: &generator))
    },
    Kind(weight: 8) { car, _, _ in .powerCut(car: car) },
    Kind(weight: 36) { car, _, _ in .powerReturn(car: car) },
  ]

  private static let ofUse: [Kind] = [
    Kind(weight: 126) { car, _, generator in .spend(car: car, amount(upTo: 2_000_000, &generator))
    },
    Kind(weight: 72) { car, _, generator in .drive(car: car, amount(upTo: 60_000, &generator)) },
  ]

  private static let ofDaemon: [Kind] = [
    Kind(weight: 18) { car, _, _ in .fullDisk(car: car) },
    Kind(weight: 9) { _, _, _ in .stopDaemon },
    Kind(weight: 9) { _, _, _ in .killDaemon },
  ]

  private static let wholeWeight = kinds.reduce(0) { $0 + $1.weight }

  static func draw(cars: Int, products: Int, _ generator: inout CaseRandom) -> RandomOperation {
    let car = Int.random(in: 0..<cars, using: &generator)
    let product = Int.random(in: 0..<products, using: &generator)
    var point = Int.random(in: 0..<wholeWeight, using: &generator)
    for kind in kinds {
      point -= kind.weight
      if point < 0 { return kind.draw(car, product, &generator) }
    }
    preconditionFailure("a point within the whole weight lies within one of its parts")
  }

  private static func card(_ generator: inout CaseRandom) -> Card {
    let months = Int.random(in: 0...6, using: &generator)
    return Card(failsLater: .random(using: &generator), months: months > 3 ? nil : months)
  }

  /// Often to an edge, one less or one more.
  private static func amount(upTo most: Int64, _ generator: inout CaseRandom) -> Amount {
    let past = Int64.random(in: -1...1, using: &generator)
    return switch Int.random(in: 0...2, using: &generator) {
    case 0: .first(past)
    case 1: .all(past)
    default: .steps(.random(in: 1...most, using: &generator))
    }
  }

  /// From a millisecond to some days, each order of magnitude as likely as the next.
  private static func length(_ generator: inout CaseRandom) -> Period {
    let magnitude = Int.random(in: 0...8, using: &generator)
    let most = (0..<magnitude).reduce(Int64(1)) { length, _ in length * 10 }
    return .milliseconds(.random(in: 1...max(1, most * 3), using: &generator))
  }
}
