import Crypto
import FoundationEssentials

/// Who takes part in a pairing, in the form of a Bluetooth address: one byte of type, six of
/// address. Ours are random static addresses drawn from a name, so both sides know both.
///
/// - Source: Bluetooth Core, Vol 6 Part B §1.3.2.1 (the two highest bits are one).
package struct PairingAddress: Hashable, Sendable {
  /// 7 bytes.
  package let bytes: [UInt8]

  package static let length = 7

  /// - Returns: `nil` unless there are 7 bytes.
  package init?(_ bytes: some Sequence<UInt8>) {
    let bytes = [UInt8](bytes)
    guard bytes.count == Self.length else { return nil }
    self.bytes = bytes
  }

  /// The address of the phone with this id.
  package static func phone(id: String) -> PairingAddress { PairingAddress(name: "phone \(id)") }

  /// The address of the car with this VIN.
  package static func vehicle(vin: String) -> PairingAddress {
    PairingAddress(name: "vehicle \(vin)")
  }

  private init(name: String) {
    var address = [UInt8](SHA256.hash(data: Data(name.utf8)).prefix(Self.length - 1))
    address[0] |= 0b1100_0000
    bytes = [Self.randomType] + address
  }

  private static let randomType: UInt8 = 0x01
}
