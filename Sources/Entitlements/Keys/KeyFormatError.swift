/// Why bytes or a text are no key. The description is for people and never holds key bytes.
package struct KeyFormatError: Error, Hashable, CustomStringConvertible {
  package let description: String
  /// What decided, lower_snake: `low_order`; `nil` where the text is no key at all.
  package let rule: String?

  init(description: String, rule: String? = nil) {
    self.description = description
    self.rule = rule
  }
}
