import LinkProtocol
import WireText

/// Somebody between a phone and a car, who reads every line and may change it.
protocol ManInTheMiddle: Sendable {
  /// What the car hears in place of these parameters of a call.
  mutating func toCar(_ params: JSONValue, of method: String) -> JSONValue
  /// What the phone hears in place of this result of a call.
  mutating func toPhone(_ result: JSONValue, of method: String) -> JSONValue
}

extension ManInTheMiddle {
  mutating func toCar(_ params: JSONValue, of method: String) -> JSONValue { params }
  mutating func toPhone(_ result: JSONValue, of method: String) -> JSONValue { result }
}

extension JSONValue {
  /// The object with another value for a member that it has.
  func replacing(_ key: String, with value: JSONValue) -> JSONValue {
    guard case .object(let members) = self else { return self }
    return .object(members.map { $0.key == key ? Member(key, value) : $0 })
  }

  /// The text of a member; empty where there is no such member.
  func text(_ key: String) -> String {
    guard case .string(let text)? = self[key] else { return "" }
    return text
  }
}
