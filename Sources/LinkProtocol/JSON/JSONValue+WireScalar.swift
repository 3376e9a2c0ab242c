package import WireText

extension JSONValue: WireScalar {
  package static var schema: WireSchema { .any }
  package static var sample: JSONValue { .null }
}
