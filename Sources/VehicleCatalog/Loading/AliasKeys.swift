/// Finds keys that are aliases or collections in a file with anchors, before it is parsed.
///
/// The parser compares the keys of a mapping by all they hold. A key that is an alias of aliases of
/// aliases holds billions of values, and comparing it takes days. No file of ours has such a key.
enum AliasKeys {
  /// Whether there is one; the text is looked at letter by letter, quoted or not, which is only
  /// ever too strict.
  static func areIn(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.indices.contains { isAnchor($0, bytes) }
      && bytes.indices.contains { isKey($0, bytes) }
  }

  /// `&name` where a value may begin.
  private static func isAnchor(_ position: Int, _ bytes: [UInt8]) -> Bool {
    bytes[position] == UInt8(ascii: "&") && begins(position, bytes)
      && position + 1 < bytes.count && isName(bytes[position + 1])
  }

  /// `*name :`, `? key`, `] :` and `} :`.
  private static func isKey(_ position: Int, _ bytes: [UInt8]) -> Bool {
    var next = position + 1
    switch bytes[position] {
    case UInt8(ascii: "?"):
      return begins(position, bytes) && (next == bytes.count || isSpace(bytes[next]))
    case UInt8(ascii: "*"):
      guard begins(position, bytes) else { return false }
      while next < bytes.count, isName(bytes[next]) { next += 1 }
    case UInt8(ascii: "]"), UInt8(ascii: "}"): break
    default: return false
    }
    while next < bytes.count, isSpace(bytes[next]) { next += 1 }
    return next < bytes.count && bytes[next] == UInt8(ascii: ":")
  }

  /// A value may begin here, by what stands before.
  private static func begins(_ position: Int, _ bytes: [UInt8]) -> Bool {
    position == 0 || isSpace(bytes[position - 1]) || "[{,".utf8.contains(bytes[position - 1])
  }

  private static func isSpace(_ byte: UInt8) -> Bool { " \t\r\n".utf8.contains(byte) }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
