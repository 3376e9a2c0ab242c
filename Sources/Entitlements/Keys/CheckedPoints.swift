import Synchronization

/// Points that were found to be of the prime-order group, which takes longer to find out than a
/// signature: the same few roots come with every car.
final class CheckedPoints: Sendable {
  static let ofThisProcess = CheckedPoints()

  private let found = Mutex<Set<[UInt8]>>([])

  /// Points remembered; more than there are roots and signing keys in use at once.
  static let pointsMax = 1_000

  var count: Int { found.withLock { $0.count } }

  /// - Parameter bytes: A point in its one text, 32 bytes.
  /// - Throws: What is wrong with it.
  func check(_ bytes: [UInt8]) throws(Edwards25519Point.Flaw) {
    if found.withLock({ $0.contains(bytes) }) { return }
    try Edwards25519Point(decoding: bytes).checkOrder()
    found.withLock { found in
      if found.count >= Self.pointsMax { found = [] }
      found.insert(bytes)
    }
  }
}
