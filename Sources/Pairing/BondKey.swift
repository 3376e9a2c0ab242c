/// The long-term key of a completed pairing, known to one phone and one car.
package struct BondKey: Hashable, Sendable {
  package let key: Block

  package init(_ key: Block) { self.key = key }

  /// - Returns: `nil` unless there are 16 bytes.
  package init?(rawRepresentation bytes: some Sequence<UInt8>) {
    guard let key = Block(bytes) else { return nil }
    self.key = key
  }

  /// 16 secret bytes, for the side's own database.
  package var rawRepresentation: [UInt8] { key.bytes }

  /// The bond's name, `b-` and 16 hexadecimal digits; both sides arrive at it by themselves and
  /// it tells nothing about the key.
  package var id: String {
    let digits = key.cmac([UInt8]("bond id".utf8)).bytes.prefix(8).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return "b-" + digits.joined()
  }
}

extension BondKey: CustomStringConvertible, CustomReflectable {
  package var description: String { "key of bond \(id)" }
  package var customMirror: Mirror { Mirror(self, children: ["id": id]) }
}
