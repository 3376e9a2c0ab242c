import WorldTime

extension Activation {
  /// An activation takes a second at least and an hour at most.
  private static let durationRange = 1_000...Int64(3_600_000)

  /// `{duration: PT2M, requires: [network, battery], minimumVolts: 12.0}`.
  static func read(_ value: YAMLValue) -> Activation? {
    guard let fields = value.fields(["duration", "requires", "minimumVolts"]) else { return nil }
    let duration = fields.required("duration")?.value("a duration from PT1S to PT1H") { text in
      (try? Period(parsing: text)).flatMap {
        $0.months == 0 && durationRange.contains($0.milliseconds) ? $0 : nil
      }
    }
    let list = fields.required("requires")
    let conditions = list?.list(of: "conditions") {
      $0.choice("condition", ActivationCondition.self)
    }
    let minimum = fields.optional("minimumVolts")
    let millivolts = minimum?.value("a voltage from 9 to 15 such as 12.0", Self.millivolts)
    if let minimum, let conditions, !conditions.contains(.battery),
      conditions.count == list?.listCount
    {
      minimum.report("‘minimumVolts’ needs ‘battery’ among the conditions")
    }
    guard let duration, let conditions else { return nil }
    return Activation(
      duration: duration, requires: Set(conditions),
      minimumMillivolts: millivolts ?? defaultMinimumMillivolts)
  }

  /// `12.2` is 12,200.
  private static func millivolts(_ text: String) -> Int? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } }),
      let whole = Int(parts[0]), whole <= minimumMillivoltsRange.upperBound / 1_000,
      parts.count == 1 || parts[1].count <= 3
    else { return nil }
    let fraction = parts.count == 1 ? "000" : (parts[1] + "000").prefix(3)
    return Int(fraction).map { whole * 1_000 + $0 }.flatMap {
      minimumMillivoltsRange.contains($0) ? $0 : nil
    }
  }
}
