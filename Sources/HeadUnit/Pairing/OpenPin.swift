import Crypto
import Entitlements
import FoundationEssentials
import VehicleCatalog
import WorldTime

/// A one-time code on its way to the owner by e-mail. It lives with the daemon: a restart voids it.
struct OpenPin: Sendable {
  /// Six digits.
  let code: String
  let until: Instant

  /// Minutes of world time that a code is good.
  static let codeMinutes = 10

  /// A fresh code from 16 random bytes.
  init(bytes: [UInt8], at now: Instant) {
    let number = bytes.prefix(4).reduce(0) { $0 << 8 | Int($1) } % 1_000_000
    let digits = String(number)
    code = String(repeating: "0", count: 6 - digits.count) + digits
    until = now.adding(.minutes(Self.codeMinutes))
  }

  /// What the car keeps of a PIN, so that nobody reads it in the database by accident. Ten thousand
  /// PINs are quickly tried: whoever has the database has the car.
  static func digest(of pin: String, for vin: VIN) -> String {
    Base64URL.encode(SHA256.hash(data: Data("\(vin)/\(pin)".utf8)))
  }
}
