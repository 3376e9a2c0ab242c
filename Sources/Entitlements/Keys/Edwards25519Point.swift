/// A point of edwards25519 in extended coordinates: x = X/Z, y = Y/Z, x·y = T/Z.
///
/// Only as much of the curve's arithmetic as it takes to know whether a public key is one.
///
/// - Source: RFC 8032 §5.1.3 (decoding), §5.1.4 (addition, which holds for all points).
struct Edwards25519Point: Sendable {
  private let x: FieldElement
  private let y: FieldElement
  private let z: FieldElement
  private let t: FieldElement

  /// Why 32 bytes are no public key.
  enum Failure: String, Error, Hashable, Sendable {
    /// Another text than the one there is for the point.
    case notCanonical = "not_canonical"
    case notOnCurve = "not_on_curve"
    /// Of order 1, 2, 4 or 8: some signatures under it verify that nobody made.
    case lowOrder = "low_order"
    /// A point of low order is mixed in: verifiers disagree about signatures under it.
    case mixedOrder = "mixed_order"
  }

  /// - Throws: ``Failure/notCanonical`` or ``Failure/notOnCurve``.
  init(decoding bytes: [UInt8]) throws(Failure) {
    guard let y = FieldElement(canonical: bytes) else { throw .notCanonical }
    let isOdd = bytes[31] & 0x80 != 0
    let u = y.squared - .one
    let v = FieldElement.d * y.squared + .one
    let v3 = v.squared * v
    var x = u * v3 * (u * v3.squared * v).toPowerForRoot
    let square = v * x.squared
    if square != u {
      guard square == .zero - u else { throw .notOnCurve }
      x = x * .squareRootOfMinusOne
    }
    if x.isZero {
      guard !isOdd else { throw .notCanonical }
    } else if x.isOdd != isOdd {
      x = .zero - x
    }
    (self.x, self.y, z, t) = (x, y, .one, x * y)
  }

  private init(x: FieldElement, y: FieldElement, z: FieldElement, t: FieldElement) {
    (self.x, self.y, self.z, self.t) = (x, y, z, t)
  }

  private static let identity = Edwards25519Point(x: .zero, y: .one, z: .one, t: .zero)

  private func adding(_ other: Edwards25519Point) -> Edwards25519Point {
    let a = (y - x) * (other.y - other.x)
    let b = (y + x) * (other.y + other.x)
    let c = t * (FieldElement.d + FieldElement.d) * other.t
    let half = z * other.z
    let d = half + half
    let (e, f, g, h) = (b - a, d - c, d + c, b + a)
    return Edwards25519Point(x: e * f, y: g * h, z: f * g, t: e * h)
  }

  private var doubled: Edwards25519Point {
    let (a, b) = (x.squared, y.squared)
    let c = z.squared + z.squared
    let h = a + b
    let e = h - (x + y).squared
    let g = a - b
    let f = c + g
    return Edwards25519Point(x: e * f, y: g * h, z: f * g, t: e * h)
  }

  private var isIdentity: Bool { x.isZero && y == z }

  /// The order of the group that keys belong to, lowest word first:
  /// L = 2^252 + 27742317777372353535851937790883648493.
  private static let order: [UInt64] = [
    0x5812_631A_5CF5_D3ED, 0x14DE_F9DE_A2F7_9CD6, 0, 0x1000_0000_0000_0000,
  ]

  /// This point L times.
  private var timesOrder: Edwards25519Point {
    var sum = Self.identity
    for bit in (0..<253).reversed() {
      sum = sum.doubled
      if (Self.order[bit / 64] >> UInt64(bit % 64)) & 1 == 1 { sum = sum.adding(self) }
    }
    return sum
  }

  /// Holds for what Ed25519 makes public keys of: a multiple of the base point that is not zero.
  ///
  /// - Throws: ``Failure/lowOrder`` or ``Failure/mixedOrder``.
  func checkOrder() throws(Failure) {
    guard !doubled.doubled.doubled.isIdentity else { throw .lowOrder }
    guard timesOrder.isIdentity else { throw .mixedOrder }
  }
}

extension Edwards25519Point.Failure: CustomStringConvertible {
  var description: String {
    switch self {
    case .notCanonical: "it is not the one text of its point"
    case .notOnCurve: "it is no point of edwards25519"
    case .lowOrder: "it is a point of low order, under which signatures need no private key"
    case .mixedOrder: "a point of low order is mixed into it"
    }
  }
}
