import FoundationEssentials

/// The names of the members of JSON objects, as a second reader finds them.
enum MemberNames {
  /// The first name that stands twice in one object of a text that is JSON.
  static func repeated(in text: [UInt8]) -> String? {
    var objects: [Set<String>] = []
    /// For each open bracket, whether it is an object's.
    var brackets: [Bool] = []
    var rest = text[...]
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "{"):
        brackets.append(true)
        objects.append([])
        rest.removeFirst()
      case UInt8(ascii: "["):
        brackets.append(false)
        rest.removeFirst()
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if brackets.popLast() == true { objects.removeLast() }
        rest.removeFirst()
      case UInt8(ascii: "\""):
        let token = string(at: rest)
        rest = rest.dropFirst(token.count)
        guard brackets.last == true, isName(before: rest),
          let name = try? JSONDecoder().decode(String.self, from: Data(token))
        else { continue }
        guard objects[objects.count - 1].insert(name).inserted else { return name }
      default: rest.removeFirst()
      }
    }
    return nil
  }

  /// A string with both its quotes.
  private static func string(at text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var end = text.startIndex + 1
    while end < text.endIndex, text[end] != UInt8(ascii: "\"") {
      end += text[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return text[..<min(end + 1, text.endIndex)]
  }

  private static func isName(before text: ArraySlice<UInt8>) -> Bool {
    text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: ":")
  }
}
