/// One entry of the journal as it is sent: fields with their values.
///
/// - Source: systemd, "Native Journal Protocol"; systemd.journal-fields(7).
struct JournalRecord {
  private(set) var bytes: [UInt8] = []
  private var fieldsLeftOut = 0

  /// Bytes of the longest value; more is cut off, and said to be.
  static let valueBytesMax = 16 << 10
  /// Bytes of a whole entry, well below what a Unix datagram holds; further fields are left out,
  /// and counted.
  static let bytesMax = 96 << 10
  /// Characters of a name.
  private static let nameMax = 64

  /// Adds a field whose name is one of the journal's.
  mutating func add(_ name: String, _ value: String) {
    let value = Self.cut(value)
    guard bytes.count + name.utf8.count + value.count + 10 <= Self.bytesMax else {
      return fieldsLeftOut += 1
    }
    bytes += name.utf8
    if value.contains(UInt8(ascii: "\n")) {
      // The length goes before a value of several lines.
      bytes.append(UInt8(ascii: "\n"))
      withUnsafeBytes(of: UInt64(value.count).littleEndian) { bytes += $0 }
    } else {
      bytes.append(UInt8(ascii: "="))
    }
    bytes += value
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Says how many fields found no room.
  mutating func finish(prefix: String) {
    guard fieldsLeftOut > 0 else { return }
    bytes += "\(prefix)_FIELDS_LEFT_OUT=\(fieldsLeftOut)\n".utf8
  }

  /// The field of a key of ours: `requestID` of `HEADUNIT` becomes `HEADUNIT_REQUEST_ID`.
  static func name(of key: String, prefix: String) -> String {
    var name = prefix + "_"
    var former: Character = "_"
    for character in key {
      let isWord = character.isASCII && (character.isLetter || character.isNumber)
      if isWord, character.isUppercase, former.isLowercase || former.isNumber { name += "_" }
      name += isWord ? character.uppercased() : "_"
      former = character
    }
    return String(name.prefix(nameMax))
  }

  private static func cut(_ value: String) -> [UInt8] {
    let all = value.utf8
    guard all.count > valueBytesMax else { return Array(all) }
    var kept = Array(all.prefix(valueBytesMax))
    // Not in the middle of a character.
    while let last = kept.last, last & 0b1100_0000 == 0b1000_0000 { kept.removeLast() }
    if let last = kept.last, last & 0b1000_0000 != 0 { kept.removeLast() }
    return kept + Array("… (\(all.count - kept.count) bytes left out)".utf8)
  }
}
