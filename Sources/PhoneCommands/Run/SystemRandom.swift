/// The phone's random numbers: the only place of the client that draws random values.
struct SystemRandom: RandomNumberGenerator {
  private var system = SystemRandomNumberGenerator()

  mutating func next() -> UInt64 { system.next() }

  /// A name nobody else will draw: 16 hexadecimal digits.
  mutating func name() -> String {
    let digits = String(next(), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
