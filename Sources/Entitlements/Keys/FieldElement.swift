/// A number modulo 2^255 − 19, the field of edwards25519.
///
/// Five limbs of 51 bits. Every operation carries, so that each limb stays below 2^52. It is used
/// on public keys only, and takes no care to hide its input from a clock.
///
/// - Source: RFC 7748 §4.1 (the field); RFC 8032 §5.1.
struct FieldElement: Sendable {
  private let limbs: (UInt64, UInt64, UInt64, UInt64, UInt64)

  static let zero = FieldElement(limbs: (0, 0, 0, 0, 0))
  static let one = FieldElement(limbs: (1, 0, 0, 0, 0))
  /// d of the curve −x² + y² = 1 + d·x²·y², which is −121665/121666.
  static let d = FieldElement(
    limbs: (
      0x3_4DCA_1359_78A3, 0x1_A828_3B15_6EBD, 0x5_E7A2_6001_C029, 0x7_39C6_63A0_3CBB,
      0x5_2036_CEE2_B6FF
    ))
  /// 2^((p − 1)/4), a square root of −1.
  static let squareRootOfMinusOne = FieldElement(
    limbs: (
      0x6_1B27_4A0E_A0B0, 0x0_D5A5_FC8F_189D, 0x7_EF5E_9CBD_0C60, 0x7_8595_A680_4C9E,
      0x2_B832_4804_FC1D
    ))

  private static let limbBits: UInt64 = 51
  private static let mask: UInt64 = (1 << 51) - 1

  private init(limbs: (UInt64, UInt64, UInt64, UInt64, UInt64)) { self.limbs = limbs }

  /// Reads 255 bits, lowest first; the highest bit of the last byte is left out.
  ///
  /// - Returns: `nil` unless the number lies below p, so that each has one text.
  init?(canonical bytes: [UInt8]) {
    precondition(bytes.count == 32, "a field element has 32 bytes")
    let words = stride(from: 0, to: 32, by: 8).map { start in
      bytes[start..<start + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    let top = words[3] & (UInt64.max >> 1)
    let isBelowPrime =
      words[0] < 0xFFFF_FFFF_FFFF_FFED || words[1] != .max || words[2] != .max
      || top != .max >> 1
    guard isBelowPrime else { return nil }
    limbs = (
      words[0] & Self.mask, (words[0] >> 51 | words[1] << 13) & Self.mask,
      (words[1] >> 38 | words[2] << 26) & Self.mask, (words[2] >> 25 | top << 39) & Self.mask,
      top >> 12
    )
  }

  static func + (left: FieldElement, right: FieldElement) -> FieldElement {
    carried(
      left.limbs.0 + right.limbs.0, left.limbs.1 + right.limbs.1, left.limbs.2 + right.limbs.2,
      left.limbs.3 + right.limbs.3, left.limbs.4 + right.limbs.4)
  }

  /// 2p is added first, so that no limb falls below zero.
  static func - (left: FieldElement, right: FieldElement) -> FieldElement {
    let (low, high): (UInt64, UInt64) = ((1 << 52) - 38, (1 << 52) - 2)
    return carried(
      left.limbs.0 + low - right.limbs.0, left.limbs.1 + high - right.limbs.1,
      left.limbs.2 + high - right.limbs.2, left.limbs.3 + high - right.limbs.3,
      left.limbs.4 + high - right.limbs.4)
  }

  static func * (left: FieldElement, right: FieldElement) -> FieldElement {
    let (a, b) = (left.limbs, right.limbs)
    func product(_ x: UInt64, _ y: UInt64) -> UInt128 { UInt128(x) * UInt128(y) }
    // What lies beyond 2^255 comes back 19 times.
    let (b1, b2, b3, b4) = (19 * b.1, 19 * b.2, 19 * b.3, 19 * b.4)
    let low = product(a.0, b.0) + product(a.1, b4) + product(a.2, b3)
    let r0 = low + product(a.3, b2) + product(a.4, b1)
    let second = product(a.0, b.1) + product(a.1, b.0) + product(a.2, b4)
    var r1 = second + product(a.3, b3) + product(a.4, b2)
    let third = product(a.0, b.2) + product(a.1, b.1) + product(a.2, b.0)
    var r2 = third + product(a.3, b4) + product(a.4, b3)
    let fourth = product(a.0, b.3) + product(a.1, b.2) + product(a.2, b.1)
    var r3 = fourth + product(a.3, b.0) + product(a.4, b4)
    let fifth = product(a.0, b.4) + product(a.1, b.3) + product(a.2, b.2)
    var r4 = fifth + product(a.3, b.1) + product(a.4, b.0)
    r1 += r0 >> 51
    r2 += r1 >> 51
    r3 += r2 >> 51
    r4 += r3 >> 51
    func limb(_ wide: UInt128) -> UInt64 { UInt64(truncatingIfNeeded: wide) & mask }
    return carried(
      limb(r0) + 19 * UInt64(truncatingIfNeeded: r4 >> 51), limb(r1), limb(r2), limb(r3), limb(r4))
  }

  private static func carried(
    _ l0: UInt64, _ l1: UInt64, _ l2: UInt64, _ l3: UInt64, _ l4: UInt64
  ) -> FieldElement {
    let s1 = l1 + l0 >> limbBits
    let s2 = l2 + s1 >> limbBits
    let s3 = l3 + s2 >> limbBits
    let s4 = l4 + s3 >> limbBits
    return FieldElement(
      limbs: (
        (l0 & mask) + 19 * (s4 >> limbBits), s1 & mask, s2 & mask, s3 & mask, s4 & mask
      ))
  }
}

extension FieldElement {
  var squared: FieldElement { self * self }

  func squared(times count: Int) -> FieldElement {
    (0..<count).reduce(self) { value, _ in value.squared }
  }

  /// This to the power (p − 5)/8 = 2^252 − 3, by which square roots are found.
  ///
  /// - Source: RFC 8032 §5.1.3 step 2.
  var toPowerForRoot: FieldElement {
    // `ones(n)` is this to the power 2^n − 1.
    func joined(_ high: FieldElement, _ low: FieldElement, lowBits: Int) -> FieldElement {
      high.squared(times: lowBits) * low
    }
    let ones2 = joined(self, self, lowBits: 1)
    let ones4 = joined(ones2, ones2, lowBits: 2)
    let ones5 = joined(ones4, self, lowBits: 1)
    let ones10 = joined(ones5, ones5, lowBits: 5)
    let ones20 = joined(ones10, ones10, lowBits: 10)
    let ones40 = joined(ones20, ones20, lowBits: 20)
    let ones50 = joined(ones40, ones10, lowBits: 10)
    let ones100 = joined(ones50, ones50, lowBits: 50)
    let ones200 = joined(ones100, ones100, lowBits: 100)
    let ones250 = joined(ones200, ones50, lowBits: 50)
    return ones250.squared(times: 2) * self
  }

  /// The one representation below p.
  private var reduced: FieldElement {
    let value = FieldElement.carried(limbs.0, limbs.1, limbs.2, limbs.3, limbs.4).limbs
    // Whether 19 more would reach 2^255: then the value is p or more, and p is taken off.
    var excess = (value.0 + 19) >> 51
    excess = (value.1 + excess) >> 51
    excess = (value.2 + excess) >> 51
    excess = (value.3 + excess) >> 51
    excess = (value.4 + excess) >> 51
    let l0 = value.0 + 19 * excess
    let l1 = value.1 + l0 >> 51
    let l2 = value.2 + l1 >> 51
    let l3 = value.3 + l2 >> 51
    let l4 = value.4 + l3 >> 51
    let mask = Self.mask
    return FieldElement(limbs: (l0 & mask, l1 & mask, l2 & mask, l3 & mask, l4 & mask))
  }

  var isZero: Bool {
    let value = reduced.limbs
    return value.0 | value.1 | value.2 | value.3 | value.4 == 0
  }

  /// Whether the number below p is odd: the sign of an x.
  var isOdd: Bool { reduced.limbs.0 & 1 == 1 }
}

extension FieldElement: Equatable {
  static func == (left: FieldElement, right: FieldElement) -> Bool { (left - right).isZero }
}
