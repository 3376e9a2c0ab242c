import Glibc
import TestSupport

/// A world that `headunitctl up` made, or something that answers as it does.
struct World {
  let document: JSONValue
  let environment: [String: String]

  init(_ arguments: String..., inheriting: [Int32] = []) throws {
    try self.init(
      of: run(
        path: BuiltExecutable.control.path, ["--json", "up"] + arguments,
        environment: ["HEADUNIT_PROFILES": Repository.path("Profiles")], inheriting: inheriting))
  }

  init(of answer: CommandResult) throws { try self.init(json: answer.done()) }

  init(json document: JSONValue) throws {
    self.document = document
    var environment: [String: String] = [:]
    for name in Self.variables { environment[name] = document.environment[name].string }
    self.environment = environment
  }

  private static let variables = [
    "HEADUNIT_WORLD", "HEADUNIT_SOCKET", "HEADUNIT_PHONE_SOCKET", "HEADUNIT_PHONE_HOME",
    "HEADUNIT_STORE", "HEADUNIT_PROFILES",
  ]

  var folder: String { document.folder.string ?? "" }
  var keeper: pid_t { pid_t(document.keeper.number ?? -1) }

  /// Runs `headunitctl --json` with nothing but what the world exports.
  func control(_ arguments: String...) throws -> CommandResult {
    try run(.control, ["--json"] + arguments, environment: environment)
  }

  /// The same of `phone-client`.
  func phone(_ arguments: String..., stdin: String = "") throws -> CommandResult {
    try run(.phone, ["--json"] + arguments, stdin: stdin, environment: environment)
  }

  /// Whatever became of it.
  func end() { _ = try? control("down") }
}

/// A pipe that ends once every process that has inherited it has ended.
struct Lifeline {
  let writeEnd: Int32
  fileprivate var reader: ByteReader

  /// Waits for the end; this process then holds the pipe no more.
  mutating func waitForEnd(_ what: String) throws {
    close(writeEnd)
    _ = try reader.line(by: .usual, for: what)
  }
}

func withLifeline(_ body: (inout Lifeline) throws -> Void) throws {
  var ends: [Int32] = [0, 0]
  guard pipe(&ends) == 0 else { throw SystemError(call: "pipe") }
  for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  var lifeline = Lifeline(writeEnd: ends[1], reader: ByteReader(ends[0]))
  defer { close(ends[0]) }
  try body(&lifeline)
}
