import VehicleCatalog
import Yams

/// Every text of one language, from the files in `Resources`: one an area, compiled in.
///
/// A file holds texts under their names, or sections of them. A text that depends on a number is
/// written twice, as `one` and `other`. French may be typed with plain spaces before `: ; ? ! %`
/// and inside `« »`: see ``Swift/String/withFrenchSpaces``.
struct Phrasebook: Sendable {
  /// By name; a text of a section is `section.name`.
  let wordings: [String: Wording]

  /// Read when the first text of the language is asked for, once.
  static func of(_ language: Language) -> Phrasebook {
    switch language {
    case .fr: fr
    case .en: en
    }
  }

  private static let fr = Phrasebook(files(.fr)) { $0.withFrenchSpaces }
  private static let en = Phrasebook(files(.en)) { $0 }

  static func files(_ language: Language) -> [[UInt8]] {
    typealias Files = PackageResources
    return switch language {
    case .fr:
      [
        Files.account_fr_yaml, Files.car_fr_yaml, Files.car_refusals_fr_yaml,
        Files.failures_fr_yaml, Files.purchase_fr_yaml, Files.refusals_fr_yaml,
        Files.screens_fr_yaml, Files.services_fr_yaml, Files.store_fr_yaml,
        Files.subscriptions_fr_yaml,
      ]
    case .en:
      [
        Files.account_en_yaml, Files.car_en_yaml, Files.car_refusals_en_yaml,
        Files.failures_en_yaml, Files.purchase_en_yaml, Files.refusals_en_yaml,
        Files.screens_en_yaml, Files.services_en_yaml, Files.store_en_yaml,
        Files.subscriptions_en_yaml,
      ]
    }
  }

  private init(_ files: [[UInt8]], typeset: (String) -> String) {
    var wordings: [String: Wording] = [:]
    for file in files {
      for (name, wording) in Self.read(file) {
        wordings[name] = Wording(one: typeset(wording.one), other: typeset(wording.other))
      }
    }
    self.wordings = wordings
  }

  /// The texts of one file.
  ///
  /// - Precondition: The file is what is described above.
  static func read(_ file: [UInt8]) -> [(name: String, wording: Wording)] {
    do {
      let root = try Yams.compose(yaml: String(decoding: file, as: UTF8.self))?.mapping
      return root.map { texts(of: $0, under: "") } ?? []
    } catch {
      preconditionFailure("a file of texts cannot be read: \(error)")
    }
  }

  private static func texts(
    of mapping: Node.Mapping, under section: String
  ) -> [(name: String, wording: Wording)] {
    mapping.flatMap { key, value in
      let name = section + (key.scalar?.string ?? "")
      if let text = value.scalar?.string { return [(name, Wording(one: text, other: text))] }
      guard let inner = value.mapping else { return [] }
      guard let one = inner["one"]?.scalar, let other = inner["other"]?.scalar else {
        return texts(of: inner, under: "\(name).")
      }
      return [(name, Wording(one: one.string, other: other.string))]
    }
  }
}
