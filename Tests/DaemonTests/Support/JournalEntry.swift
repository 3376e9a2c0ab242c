/// An entry of the system's journal as its socket takes it.
///
/// - Source: systemd, "Native Journal Protocol".
struct JournalEntry {
  private(set) var fields: [String: String] = [:]

  init(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let line = rest[..<end]
      rest = rest[(end + 1)...]
      if let equals = line.firstIndex(of: UInt8(ascii: "=")) {
        fields[Self.text(line[..<equals])] = Self.text(line[(equals + 1)...])
      } else {
        let count = rest.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
        rest = rest.dropFirst(8)
        guard rest.count > count else { throw WaitError(description: "an entry ends too early") }
        fields[Self.text(line)] = Self.text(rest.prefix(count))
        rest = rest.dropFirst(count + 1)
      }
    }
    guard rest.isEmpty else { throw WaitError(description: "an entry ends without a newline") }
  }

  subscript(name: String) -> String? { fields[name] }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self)
  }
}

extension DatagramInbox {
  /// The next entry whose message begins so.
  func entry(_ beginning: String, by deadline: Deadline = .usual) throws -> JournalEntry {
    while true {
      let entry = try JournalEntry(next(by: deadline, for: "an entry ‘\(beginning)’"))
      if entry["MESSAGE"]?.hasPrefix(beginning) == true { return entry }
    }
  }
}
