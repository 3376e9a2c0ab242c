/// What JSON that was kept in a file may hold, whoever wrote it there.
package enum KeptJSON {
  /// Digits of the largest whole number: below 10¹⁶ sums of a few cannot overflow 64 bits.
  package static let digitsMax = 16

  /// A number in here has a whole part of more than ``digitsMax`` digits.
  package static func hasHugeNumber(_ text: String) -> Bool {
    var (isInText, isEscaped, isCounting, digits) = (false, false, true, 0)
    for byte in text.utf8 {
      if isInText {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInText = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if isCounting { digits += 1 }
        if digits > digitsMax { return true }
      case UInt8(ascii: "."): isCounting = false
      case UInt8(ascii: "\""):
        (isInText, isCounting, digits) = (true, true, 0)
      default: (isCounting, digits) = (true, 0)
      }
    }
    return false
  }
}
