/// What a side can show and ask, as it goes into its check value.
package struct IOCapability: Hashable, Sendable {
  /// AuthReq, out-of-band flag, IO capability.
  package let bytes: [UInt8]

  package init(authentication: UInt8, outOfBand: UInt8, capability: UInt8) {
    bytes = [authentication, outOfBand, capability]
  }

  /// A screen and a yes/no answer on both sides; bonding, protected against a man in the middle,
  /// Secure Connections; nothing out of band.
  ///
  /// - Source: Bluetooth Core, Vol 3 Part H §3.5.1 (AuthReq bits 0x01, 0x04, 0x08; DisplayYesNo
  ///   is 0x01).
  package static let displayYesNo = IOCapability(
    authentication: 0x0D, outOfBand: 0x00, capability: 0x01)
}
