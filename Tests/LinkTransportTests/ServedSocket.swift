import Glibc
import TestSupport
import Testing

@testable import LinkTransport

/// A folder of the test's own, gone after it.
func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
  let folder = try TemporaryFolder()
  defer { withExtendedLifetime(folder) {} }
  return try await body(folder.path)
}

/// What stands in a folder, sorted.
func contents(of folder: String) -> [String] {
  guard let entries = opendir(folder) else { return [] }
  defer { closedir(entries) }
  var names: [String] = []
  while let entry = readdir(entries) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != "." && name != ".." { names.append(name) }
  }
  return names.sorted()
}

/// The line with which the tests' servers refuse.
let refusalLine: @Sendable (LinkRefusal) -> [UInt8] = { Array("refused: \($0)".utf8) }

/// Serves a socket with `handler` while `body` runs, then stops in order.
func withServer(
  limits: LinkLimits = .control,
  isOperator: @escaping @Sendable (PeerCredentials) -> Bool = { _ in true },
  handler: @escaping @Sendable (LinkConnection) async -> Void = echo,
  _ body: (LinkServer, String) async throws -> Void
) async throws {
  try await withFolder { folder in
    let loop = LinkLoop()
    let path = "\(folder)/link.sock"
    let server = try await LinkServer.bind(
      path: path, limits: limits, on: loop, isOperator: isOperator, refusalLine: refusalLine)
    async let running: Void = server.run(handler: handler)
    do {
      try await body(server, path)
    } catch {
      server.stop()
      await running
      try await loop.shutDown()
      throw error
    }
    server.stop()
    await running
    try await loop.shutDown()
  }
}

/// Answers each line with itself, and a line too long with words.
@Sendable func echo(_ connection: LinkConnection) async {
  for await line in connection.inbound {
    switch line {
    case .line(let bytes): try? connection.send(bytes)
    case .tooLong(let limitBytes): try? connection.send("too long: \(limitBytes)".utf8)
    }
  }
}
