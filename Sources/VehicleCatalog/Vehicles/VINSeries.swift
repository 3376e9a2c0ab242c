/// VINs that differ in a running number only: `SJNFLEET000000001`, `SJNFLEET000000002`, …
package struct VINSeries: Hashable, Sendable {
  /// What each VIN begins with.
  package let prefix: String

  /// Long enough a number remains for all the vehicles of a daemon.
  package static let prefixLengthMax = 11
  package static let prefixDefault = "SJNFLEET"

  /// Takes up to ``prefixLengthMax`` letters and digits of a VIN; lower-case letters are raised.
  ///
  /// - Throws: ``VIN/FormatError`` that names the length found or the first character refused.
  package init(prefix: String = Self.prefixDefault) throws(VIN.FormatError) {
    let raised = prefix.uppercased()
    guard raised.count <= Self.prefixLengthMax else {
      throw VIN.FormatError(
        description: "VIN prefix ‘\(prefix)’ has \(raised.count) characters;"
          + " at most \(Self.prefixLengthMax) leave room for the running number"
      )
    }
    if let refused = raised.first(where: { !VIN.allows($0) }) {
      throw VIN.FormatError(
        description: "VIN prefix ‘\(prefix)’ holds ‘\(refused)’, which no VIN does")
    }
    self.prefix = raised
  }

  /// The largest running number.
  package var numberMax: Int {
    (prefix.count..<VIN.length).reduce(1) { power, _ in power * 10 } - 1
  }

  /// The VIN of a running number of 0…``numberMax``.
  package subscript(number: Int) -> VIN {
    precondition((0...numberMax).contains(number), "the series ends at \(numberMax)")
    let digits = String(number)
    let zeros = String(repeating: "0", count: VIN.length - prefix.count - digits.count)
    return VIN(checked: prefix + zeros + digits)
  }
}
