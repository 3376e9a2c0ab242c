/// Why bytes or a text are no key. The description is for people and never holds key bytes.
package struct KeyFormatError: Error, Hashable, CustomStringConvertible {
  package let description: String
}
