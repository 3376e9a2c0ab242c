import Foundation
import TestSupport

/// Another program that reads what we write: a script for `python3` with the text on its standard
/// input.
enum PythonReader {
  /// Where the interpreter is; tests that need it are skipped without.
  static let path: String? = (ProcessInfo.processInfo.environment["PATH"] ?? "")
    .split(separator: ":").map { "\($0)/python3" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Whether it has what reads YAML and applies JSON Schema.
  static let canValidate = path != nil && (try? run("import jsonschema, yaml", on: "")) == ""

  /// - Returns: What the script printed; its complaint when it failed.
  static func run(_ script: String, on text: String) throws -> String {
    let folder = try TemporaryFolder()
    let input = URL(filePath: try folder.write(text, to: "input"))
    let process = Process()
    process.executableURL = URL(filePath: path ?? "python3")
    process.arguments = ["-c", script]
    process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? ""]
    process.standardInput = try FileHandle(forReadingFrom: input)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
      + (process.terminationStatus == 0 ? "" : "exit \(process.terminationStatus)\n")
  }
}
