/// The fields of a mapping whose keys are known.
package struct YAMLFields {
  package let owner: YAMLValue
  package let values: [String: YAMLValue]

  package init(owner: YAMLValue, values: [String: YAMLValue]) {
    self.owner = owner
    self.values = values
  }

  /// The field, or an error when it is missing.
  package func required(_ key: String) -> YAMLValue? {
    guard let value = values[key] else {
      owner.report("missing key ‘\(key)’")
      return nil
    }
    return value
  }

  /// No key was refused.
  package var isWhole: Bool { owner.keyCount == values.count }

  package func optional(_ key: String) -> YAMLValue? { values[key] }
}
