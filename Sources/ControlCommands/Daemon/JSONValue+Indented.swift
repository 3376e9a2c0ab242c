import LinkProtocol
import WireText

extension JSONValue {
  /// The value over several lines, members in their order; what is empty stays on one.
  func indented(by depth: Int = 0) throws -> String {
    let outer = String(repeating: "  ", count: depth)
    switch self {
    case .object(let members) where !members.isEmpty:
      let lines = try members.map { member in
        let name = String(decoding: try JSONLineEncoder.encode(member.key), as: UTF8.self)
        return "\(outer)  \(name): \(try member.value.indented(by: depth + 1))"
      }
      return "{\n\(lines.joined(separator: ",\n"))\n\(outer)}"
    case .array(let elements) where !elements.isEmpty:
      let lines = try elements.map { "\(outer)  \(try $0.indented(by: depth + 1))" }
      return "[\n\(lines.joined(separator: ",\n"))\n\(outer)]"
    default:
      return String(decoding: try JSONLineEncoder.encode(self), as: UTF8.self)
    }
  }
}
