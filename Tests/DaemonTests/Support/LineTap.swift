import Glibc

/// somebody between a phone and its car: hands lines on, and may change them.
final class LineTap {
  let path: String
  private let target: String
  private let listener: ListeningSocket
  /// Every line that went by, in both directions.
  private(set) var heard: [String] = []

  /// Listens at `path` for a phone that believes to speak to the car at `target`.
  init(at path: String, to target: String) throws {
    self.path = path
    self.target = target
    listener = try ListeningSocket(at: path)
  }

  deinit { unlink(path) }

  /// Serves one phone until it hangs up: each of its lines goes to the car as `change` says, and
  /// the car's answer comes back.
  func serveOnePhone(
    by deadline: Deadline = .usual, _ change: (String) throws -> Change
  ) throws {
    _ = try deadline.wait(toRead: [listener.descriptor], for: "a phone at \(path)")
    let phone = try listener.accept()
    defer { close(phone) }
    var reader = ByteReader(phone)
    let car = try RawClient(target)
    while let line = try reader.line(by: deadline, for: "a line of the phone") {
      heard.append(line)
      switch try change(line) {
      case .handOn(let line, let changed):
        try car.send(line + "\n", by: deadline)
        guard let answer = try car.line(by: deadline) else { return }
        heard.append(answer)
        try Self.write(try changed(answer) + "\n", to: phone)
      case .handOnAndHangUp(let line):
        try car.send(line + "\n", by: deadline)
        return
      }
    }
  }

  /// What becomes of a line.
  enum Change {
    /// The car gets it, and the phone what `answering` makes of the car's answer.
    case handOn(String, answering: (String) throws -> String = { $0 })
    /// The car gets it; the phone never hears what the car says to it.
    case handOnAndHangUp(String)
  }

  private static func write(_ text: String, to descriptor: Int32) throws {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let chunk = Array(rest)
      let count = Glibc.send(descriptor, chunk, chunk.count, Int32(MSG_NOSIGNAL))
      // A phone that has gone away has heard enough.
      guard count >= 0 || errno != EPIPE else { return }
      guard count >= 0 || errno == EINTR else { throw SystemError(call: "send") }
      rest = rest.dropFirst(max(0, count))
    }
  }
}

extension LineTap {
  /// The document in a line that pushes one; `nil` for every other line.
  static func document(in line: String) throws -> String? {
    let call = try JSONValue(parsing: line)
    return call.method == "entitlements.push" ? call.params.document.string : nil
  }
}
