/// A province, a county or a canton.
package struct Province: Hashable, Sendable {
  /// As it stands in an address: `Vizcaya`, `RM`, `Co. Kerry`.
  package let name: String
  /// What may stand there as well: `Bizkaia`.
  let otherSpellings: [String]
  /// What people call it and the country does not write: `Roma`, `Kerry`.
  let otherNames: [String]
  /// What its postcodes begin with; `nil` where they do not tell.
  let postcodes: PostcodePattern?

  /// With what a code stands for: `RM (Roma)`, `Vizcaya`.
  package var shown: String { fullName.map { "\(name) (\($0))" } ?? name }

  /// What a code of two letters stands for; `nil` where ``name`` says it.
  package var fullName: String? { name.count == 2 ? otherNames.first : nil }

  /// Whether a postcode, as the country writes it, can be one of the province.
  package func has(postcode: String) -> Bool { postcodes?.beginsOne(postcode) ?? true }

  /// What stands in an address for what was typed, by what counts as the same name.
  fileprivate func writing(of typed: String, _ isSame: (String, String) -> Bool) -> String? {
    if let spelling = ([name] + otherSpellings).first(where: { isSame($0, typed) }) {
      return spelling
    }
    return otherNames.contains { isSame($0, typed) } ? name : nil
  }
}

extension AddressRules {
  /// A province under any of its names; accents, capital letters and signs do not matter.
  ///
  /// - Returns: The province, and how it is written; `nil` when the country has none of that name.
  package func province(named typed: String) -> (province: Province, writing: String)? {
    // ‘valencia’ is Valencia before it is València.
    let ways: [(String, String) -> Bool] = [
      { $0.lowercased() == $1.lowercased() }, { $0.lettersAlone == $1.lettersAlone },
    ]
    for isSame in ways {
      for province in provinces {
        if let writing = province.writing(of: typed, isSame) { return (province, writing) }
      }
    }
    return nil
  }

  /// The province that a postcode lies in, where the code alone tells it.
  package func province(ofPostcode code: String) -> Province? {
    let found = provinces.filter { $0.postcodes?.beginsOne(code) == true }
    return found.count == 1 ? found[0] : nil
  }
}

extension String {
  /// The letters without accents and capitals, and nothing else: `Álava` and `ALAVA` are the same.
  ///
  /// A letter is told by its name in Unicode, such as `LATIN SMALL LETTER A WITH ACUTE`.
  var lettersAlone: [String] {
    lowercased().unicodeScalars.compactMap { scalar in
      guard scalar.properties.isAlphabetic, let name = scalar.properties.name,
        !name.hasPrefix("COMBINING ")
      else { return nil }
      return name.firstRange(of: " WITH ").map { String(name[..<$0.lowerBound]) } ?? name
    }
  }
}
