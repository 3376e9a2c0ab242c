/// The cars that were met, by number. Each is an *idle* car, which has nothing in memory, and what
/// it has in memory besides: what a car says follows from the first alone, and most of what
/// happens to a car looks at nothing else.
struct CarTable: Sendable {
  private(set) var idle = Interner<CarNode>()
  private var cars: [(idle: Int, memory: CarMemory)] = []
  private var numbers = FlatMap()

  var count: Int { cars.count }

  subscript(number: Int) -> CarNode { idle[cars[number].idle].having(cars[number].memory) }

  /// The car with nothing in memory, by its number among those.
  func idle(of number: Int) -> Int { cars[number].idle }
  func memory(of number: Int) -> CarMemory { cars[number].memory }

  mutating func number(ofIdle car: CarNode) -> (Int, isNew: Bool) {
    idle.number(of: car.having(CarMemory()))
  }

  /// - Returns: The car's number, and whether it is new.
  mutating func number(of idle: Int, _ memory: CarMemory) -> (Int, isNew: Bool) {
    let owes: UInt64 = memory.owesAcknowledgement ? 1 : 0
    let key = UInt64(idle) << 15 | UInt64(memory.received) << 1 | owes
    if let known = numbers[key] { return (Int(known), false) }
    numbers.insert(key, UInt32(cars.count))
    cars.append((idle, memory))
    return (cars.count - 1, true)
  }
}
