/// One line of a metric: its name and its labels.
///
/// - Source: Prometheus, "Metric names and labels" and "Exposition formats".
struct MetricName: Hashable, Sendable {
  /// `[a-zA-Z_:][a-zA-Z0-9_:]*`: what else a label of swift-metrics holds becomes `_`.
  let family: String
  /// In the order given; names as above, without `:`.
  let labels: [Label]

  struct Label: Hashable, Sendable {
    let name: String
    let value: String
  }

  init(_ label: String, _ dimensions: [(String, String)]) {
    family = Self.word(label, also: ":")
    labels = dimensions.map { Label(name: Self.word($0.0, also: nil), value: $0.1) }
  }

  /// `name{label="value"}`, with `suffix` after the name and `extra` as the last label.
  func text(suffix: String = "", extra: Label? = nil) -> String {
    let all = labels + [extra].compactMap { $0 }
    guard !all.isEmpty else { return family + suffix }
    let pairs = all.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }
    return "\(family)\(suffix){\(pairs.joined(separator: ","))}"
  }

  private static func word(_ text: String, also allowed: Unicode.Scalar?) -> String {
    var word = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "0"..."9":
        if word.isEmpty { word.append("_") }
        word.append(scalar)
      case "a"..."z", "A"..."Z", "_", allowed: word.append(scalar)
      default: word.append("_")
      }
    }
    return word.isEmpty ? "_" : String(word)
  }

  private static func escaped(_ value: String) -> String {
    var text = ""
    for character in value {
      switch character {
      case "\\": text += "\\\\"
      case "\"": text += "\\\""
      case _ where character.isNewline: text += "\\n"
      default: text.append(character)
      }
    }
    return text
  }
}
