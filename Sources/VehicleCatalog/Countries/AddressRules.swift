/// Which parts an address has, and how they are laid out.
package struct AddressRules: Hashable, Sendable {
  package let required: Set<AddressPart>
  /// Parts written in capitals.
  package let uppercase: Set<AddressPart>
  /// libaddressinput's layout: `%O%n%N%n%A%n%Z %C`.
  package let format: String
  /// What the country calls its provinces, such as `canton`; `nil` when addresses have none.
  package let provinceKind: String?
  /// Empty when any text will do.
  package let provinces: [Province]
  /// Where the rules come from.
  package let source: String

  /// An address in the country's layout, without the country's name.
  ///
  /// - Parameter value: What stands in a part, line by line; a part that has nothing is left out
  ///   with whatever belongs to it, such as the `L-` of a postcode.
  /// - Returns: No empty line.
  package func lines(_ value: (AddressPart) -> [String]) -> [String] {
    format.split(separator: "%n").flatMap { line -> [String] in
      let pieces = line.split(separator: " ").map { piece -> [String] in
        // Each piece is one part, with what is written before it.
        guard let letter = piece.last, let part = AddressPart(letter: letter) else { return [] }
        return value(part).map { piece.dropLast(2) + $0 }
      }
      let filled = pieces.filter { !$0.isEmpty }
      return filled.count == 1 ? filled[0] : [filled.joined().joined(separator: " ")]
    }.filter { !$0.isEmpty }
  }
}

/// A part of a postal address.
///
/// - Source: the letters of libaddressinput's rules.
package enum AddressPart: String, CaseIterable, Hashable, Sendable, Codable {
  case street, city, postcode, province
  /// The name of a person, in ``AddressRules/uppercase`` only.
  case name
  /// `CEDEX` and the like, in ``AddressRules/uppercase`` only.
  case sorting

  /// The letter of a layout; `nil` for the one of a company, which no address here has.
  init?(letter: Character) {
    switch letter {
    case "A": self = .street
    case "C": self = .city
    case "Z": self = .postcode
    case "S": self = .province
    case "N": self = .name
    case "X": self = .sorting
    default: return nil
    }
  }
}
