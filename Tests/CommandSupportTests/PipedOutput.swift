import Glibc

@testable import CommandSupport

/// Two pipes in place of standard output and standard error; what was written is read at the end.
struct PipedOutput: ~Copyable {
  let output: Output
  private let reading: (out: Int32, error: Int32)
  private let writing: (out: Int32, error: Int32)

  init(json: Bool) {
    var (out, error): ([Int32], [Int32]) = ([0, 0], [0, 0])
    pipe(&out)
    pipe(&error)
    reading = (out[0], error[0])
    writing = (out[1], error[1])
    output = Output(
      isJSON: json, standardOutput: out[1], standardError: error[1], environment: [:])
  }

  /// Ends both pipes.
  consuming func text() -> (out: String, error: String) {
    close(writing.out)
    close(writing.error)
    return (Self.drain(reading.out), Self.drain(reading.error))
  }

  private static func drain(_ descriptor: Int32) -> String {
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4_096)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += chunk[..<count]
    }
  }
}
