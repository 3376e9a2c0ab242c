/// The brands the store takes.
///
/// - Source: seed R40: Visa and MasterCard logos.
package enum CardBrand: String, Hashable, Sendable, Codable, CaseIterable {
  case visa, mastercard
}

extension CardBrand {
  /// Which brand a number belongs to, and whether the store takes it.
  package enum Recognition: Hashable, Sendable {
    case accepted(CardBrand)
    /// A brand that is known and not taken, by its name.
    case refused(name: String)
    /// The first digits belong to an accepted brand, whose numbers have other lengths.
    case wrongLength(CardBrand, lengths: [Int])
    case unknown
  }

  private struct Range {
    /// The first digits, from and to, equally long.
    let prefixes: ClosedRange<Int>
    let prefixDigits: Int
    let brand: Named
  }

  private enum Named {
    case accepted(CardBrand, lengths: [Int])
    case refused(String)
  }

  private static let visaLengths = [13, 16, 18, 19]

  /// Longer prefixes stand before shorter ones that they begin with.
  ///
  /// - Source: the issuer identification ranges of ISO/IEC 7812 as the brands publish them.
  private static let ranges: [Range] = [
    Range(
      prefixes: 2221...2720, prefixDigits: 4, brand: .accepted(.mastercard, lengths: [16])),
    Range(prefixes: 51...55, prefixDigits: 2, brand: .accepted(.mastercard, lengths: [16])),
    Range(prefixes: 3528...3589, prefixDigits: 4, brand: .refused("JCB")),
    Range(prefixes: 6011...6011, prefixDigits: 4, brand: .refused("Discover")),
    Range(prefixes: 644...649, prefixDigits: 3, brand: .refused("Discover")),
    Range(prefixes: 300...305, prefixDigits: 3, brand: .refused("Diners Club")),
    Range(prefixes: 34...34, prefixDigits: 2, brand: .refused("American Express")),
    Range(prefixes: 37...37, prefixDigits: 2, brand: .refused("American Express")),
    Range(prefixes: 36...36, prefixDigits: 2, brand: .refused("Diners Club")),
    Range(prefixes: 38...39, prefixDigits: 2, brand: .refused("Diners Club")),
    Range(prefixes: 62...62, prefixDigits: 2, brand: .refused("UnionPay")),
    Range(prefixes: 65...65, prefixDigits: 2, brand: .refused("Discover")),
    Range(prefixes: 50...50, prefixDigits: 2, brand: .refused("Maestro")),
    Range(prefixes: 56...58, prefixDigits: 2, brand: .refused("Maestro")),
    Range(prefixes: 6...6, prefixDigits: 1, brand: .refused("Maestro")),
    Range(prefixes: 4...4, prefixDigits: 1, brand: .accepted(.visa, lengths: visaLengths)),
  ]

  /// - Parameter digits: 0…9 each.
  /// - Returns: The brand that the first digits belong to, as far as it is known.
  package static func recognise(_ digits: some Collection<UInt8>) -> Recognition {
    for range in ranges {
      guard digits.count >= range.prefixDigits else { continue }
      let prefix = digits.prefix(range.prefixDigits).reduce(0) { $0 * 10 + Int($1) }
      guard range.prefixes.contains(prefix) else { continue }
      switch range.brand {
      case .refused(let name): return .refused(name: name)
      case .accepted(let brand, let lengths):
        return lengths.contains(digits.count)
          ? .accepted(brand) : .wrongLength(brand, lengths: lengths)
      }
    }
    return .unknown
  }

  /// As the logos are written.
  package var displayName: String {
    switch self {
    case .visa: "Visa"
    case .mastercard: "Mastercard"
    }
  }
}
