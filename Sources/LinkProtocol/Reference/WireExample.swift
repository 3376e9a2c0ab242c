import WireText

/// Turns example values into the JSON they travel as.
enum WireExample {
  /// The members of a value that is written as an object, in the order of its schema.
  static func members<Value: Encodable>(of value: Value) -> [JSONValue.Member] {
    guard case .object(let members) = self.value(of: value) else { return [] }
    return members
  }

  static func value<Value: Encodable>(of value: Value) -> JSONValue {
    do {
      return try JSONParser.parse(try JSONLineEncoder.encode(value))
    } catch {
      preconditionFailure("an example of \(Value.self) cannot be written: \(error)")
    }
  }

  /// As one line of text.
  static func text<Value: Encodable>(of value: Value) -> String {
    do {
      return String(decoding: try JSONLineEncoder.encode(value), as: UTF8.self)
    } catch {
      preconditionFailure("an example of \(Value.self) cannot be written: \(error)")
    }
  }
}
