import WorldTime

extension Instant {
  /// Seconds since 1970 as a JSON number.
  ///
  /// - Source: RFC 7519 §2, “NumericDate”.
  var numericDate: Double { Double(milliseconds) / 1_000 }

  /// - Returns: `nil` when the number has more than three decimals or leaves the years 1…9999.
  fileprivate init?(numericDate seconds: Double) {
    let scaled = (seconds * 1_000).rounded()
    guard scaled.magnitude < 1e15 else { return nil }
    self.init(milliseconds: Int64(scaled))
    guard numericDate == seconds else { return nil }
  }
}

extension KeyedDecodingContainer {
  /// An instant written as seconds since 1970, with up to three decimals.
  func decodeNumericDate(forKey key: Key) throws -> Instant {
    let seconds = try decode(Double.self, forKey: key)
    guard let instant = Instant(numericDate: seconds) else {
      throw DecodingError.dataCorruptedError(
        forKey: key, in: self,
        debugDescription: "\(seconds) is not a number of seconds with up to three decimals")
    }
    return instant
  }
}
