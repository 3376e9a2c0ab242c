/// The name of a vehicle profile without its market: `qashqai-j12b/2025/tekna`.
package struct ProfileName: Hashable, Sendable {
  package let generation: GenerationID
  package let modelYear: Int
  /// Lower kebab-case: `tekna-plus`.
  package let trim: String

  package init(generation: GenerationID, modelYear: Int, trim: String) {
    self.generation = generation
    self.modelYear = modelYear
    self.trim = trim
  }

  /// Why a text is no profile name.
  package struct FormatError: Error, Hashable, CustomStringConvertible {
    package let description: String
  }

  /// Reads `<model>-<generation>/<model year>/<trim>`; letters may be capital.
  ///
  /// Says nothing about whether there is such a profile.
  /// - Throws: ``FormatError`` that names the part that is wrong.
  package init(_ text: String) throws(FormatError) {
    let parts = text.lowercased().split(separator: "/", omittingEmptySubsequences: false)
      .map(String.init)
    let form =
      "a profile is <model>-<generation>/<model year>/<trim>,"
      + " such as qashqai-j12b/2025/tekna"
    guard parts.count == 3 else {
      throw FormatError(description: "‘\(text)’ has \(parts.count) parts; \(form)")
    }
    guard parts[1].count == 4, let year = Int(parts[1]), (1990...2100).contains(year) else {
      throw FormatError(description: "‘\(parts[1])’ is no model year; \(form)")
    }
    for part in [parts[0], parts[2]] where part.isEmpty || kebabCase(part) != part {
      throw FormatError(description: "‘\(part)’ is not in lower kebab-case; \(form)")
    }
    self.init(generation: GenerationID(rawValue: parts[0]), modelYear: year, trim: parts[2])
  }
}

extension ProfileName: CustomStringConvertible, Comparable, Codable {
  package var description: String { "\(generation)/\(modelYear)/\(trim)" }

  package static func < (left: ProfileName, right: ProfileName) -> Bool {
    (left.generation, left.modelYear, left.trim) < (right.generation, right.modelYear, right.trim)
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do throws(FormatError) {
      try self.init(text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
