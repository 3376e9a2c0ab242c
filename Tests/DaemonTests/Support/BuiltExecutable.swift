import Glibc

/// A program of this package: as built beside these tests, or where `HEADUNIT_PROGRAMS` says.
enum BuiltExecutable: String, CaseIterable {
  case benchmark = "headunit-bench"
  case control = "headunitctl"
  case daemon = "headunitd"
  case phone = "phone-client"

  var path: String { "\(Self.folder)/\(rawValue)" }

  /// The tests are linked into one executable of the build folder, next to the others.
  static var folder: String {
    if let given = getenv("HEADUNIT_PROGRAMS") { return String(cString: given) }
    let bytes = withUnsafeTemporaryAllocation(of: CChar.self, capacity: 4_096) { buffer in
      let count = buffer.baseAddress.map { readlink("/proc/self/exe", $0, buffer.count) } ?? 0
      return buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
    }
    let parts = bytes.split(separator: UInt8(ascii: "/"))
    return parts.dropLast().map { "/" + String(decoding: $0, as: UTF8.self) }.joined()
  }
}

/// What a finished command answered.
struct CommandResult {
  let status: ExitStatus
  let stdout: String
  let stderr: String

  /// Standard output as one JSON document.
  var json: JSONValue {
    get throws { try JSONValue(parsing: stdout) }
  }
}

/// Runs `executable` to its end.
///
/// - Throws: ``WaitError`` at the deadline, ``SystemError`` when it cannot be started.
func run(
  _ executable: BuiltExecutable, _ arguments: [String], stdin: String = "",
  environment: [String: String] = [:], folder: String? = nil, by deadline: Deadline = .usual
) throws -> CommandResult {
  try run(
    path: executable.path, arguments, stdin: stdin, environment: environment, folder: folder,
    by: deadline)
}

/// Runs any program to its end; see ``run(_:_:stdin:environment:folder:by:)``.
func run(
  path: String, _ arguments: [String], stdin: String = "", environment: [String: String] = [:],
  folder: String? = nil, inheriting: [Int32] = [], by deadline: Deadline = .usual
) throws -> CommandResult {
  let child = try Child(
    path, arguments, environment: environment, folder: folder, inheriting: inheriting)
  let what = "‘\(path) \(arguments.joined(separator: " "))’ to end"
  let (status, output, errors) = try child.finish(
    feeding: Array(stdin.utf8), by: deadline, for: what)
  return CommandResult(
    status: status, stdout: String(decoding: output, as: UTF8.self),
    stderr: String(decoding: errors, as: UTF8.self))
}
