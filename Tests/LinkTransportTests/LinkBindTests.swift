import Glibc
import Testing

@testable import LinkTransport

@Suite(.timeLimit(.minutes(1)))
struct LinkBindTests {
  @Test func `a live socket is never stolen`() async throws {
    try await withServer { _, path in
      #expect(await refusalToBind(path) == .alreadyServed(path: path))
      let peer = try RawPeer(path: path)
      try await peer.write("alive\n")
      #expect(try await peer.readLine() == "alive")
    }
  }

  @Test func `a live socket of a server that takes no lock is not stolen either`() async throws {
    try await withFolder { folder in
      let path = "\(folder)/s"
      let foreign = UnixAddress.openSocket()
      try #require(UnixAddress.with(path) { bind(foreign, $0, $1) } == 0)
      try #require(listen(foreign, 1) == 0)
      #expect(await refusalToBind(path) == .alreadyServed(path: path))
      close(foreign)
    }
  }

  @Test func `a stale socket file is replaced`() async throws {
    try await withFolder { folder in
      let path = "\(folder)/s"
      let dead = UnixAddress.openSocket()
      try #require(UnixAddress.with(path) { bind(dead, $0, $1) } == 0)
      try #require(listen(dead, 1) == 0)
      close(dead)
      #expect(await refusalToBind(path) == nil)
    }
  }

  @Test func `of many servers that start at once over a stale file exactly one serves`()
    async throws
  {
    try await withFolder { folder in
      let path = "\(folder)/s"
      let dead = UnixAddress.openSocket()
      try #require(UnixAddress.with(path) { bind(dead, $0, $1) } == 0)
      close(dead)
      let servers = await withTaskGroup(of: LinkServer?.self) { group in
        for _ in 0..<16 {
          group.addTask {
            try? await LinkServer.bind(path: path, on: .ofThisProcess, refusalLine: refusalLine)
          }
        }
        return await group.reduce(into: [LinkServer]()) { servers, server in
          if let server { servers.append(server) }
        }
      }
      #expect(servers.count == 1)
      for server in servers { server.stop() }
    }
  }

  @Test func `a path of 107 bytes is served and one of 108 is refused by its length`() async throws
  {
    try await withFolder { folder in
      let fits = folder + "/" + String(repeating: "s", count: 107 - folder.utf8.count - 1)
      #expect(await refusalToBind(fits) == nil)
      #expect(
        await refusalToBind(fits + "s")
          == .pathTooLong(path: fits + "s", bytes: 108, bytesMax: 107))
      await #expect(
        throws: LinkConnectError.pathTooLong(path: fits + "s", bytes: 108, bytesMax: 107)
      ) { try await LinkClient.connect(path: fits + "s") }
    }
  }

  @Test func `a regular file in the way is left alone`() async throws {
    try await withFolder { folder in
      let path = "\(folder)/s"
      close(open(path, O_CREAT | O_WRONLY, 0o600))
      #expect(await refusalToBind(path) == .notASocket(path: path))
      #expect(contents(of: folder) == ["s"])
    }
  }

  @Test func `a missing folder, a file for a folder, and an unwritable folder are distinguished`()
    async throws
  {
    try await withFolder { folder in
      let missing = "\(folder)/missing"
      #expect(
        await refusalToBind("\(missing)/s")
          == .folderMissing(path: "\(missing)/s", folder: missing))
      let file = "\(folder)/file"
      close(open(file, O_CREAT | O_WRONLY, 0o600))
      #expect(
        await refusalToBind("\(file)/s") == .notAFolder(path: "\(file)/s", folder: file))
      // Not even root can create a file there.
      guard case .folderNotWritable("/proc/s", "/proc", _) = await refusalToBind("/proc/s") else {
        Issue.record("expected a folder that is not writable")
        return
      }
    }
  }

  @Test(arguments: [0o600, 0o660, 0o666] as [UInt32])
  func `the socket has its mode`(mode: UInt32) async throws {
    try await withFolder { folder in
      let path = "\(folder)/s"
      let server = try await LinkServer.bind(
        path: path, mode: mode, on: .ofThisProcess, refusalLine: refusalLine)
      var status = stat()
      #expect(lstat(path, &status) == 0)
      #expect(UInt32(status.st_mode) & 0o777 == mode)
      server.stop()
    }
  }

  @Test func `a stop removes neither another's socket nor keeps the path from being served again`()
    async throws
  {
    try await withFolder { folder in
      let path = "\(folder)/s"
      let server = try await LinkServer.bind(
        path: path, on: .ofThisProcess, refusalLine: refusalLine)
      unlink(path)
      let foreign = UnixAddress.openSocket()
      try #require(UnixAddress.with(path) { bind(foreign, $0, $1) } == 0)
      server.stop()
      #expect(contents(of: folder) == ["s"])
      close(foreign)
      #expect(await refusalToBind(path) == nil)
      #expect(contents(of: folder).isEmpty)
    }
  }

  @Test func `a listening socket that is handed over is served and its file left alone`()
    async throws
  {
    try await withFolder { folder in
      let path = "\(folder)/s"
      let handed = UnixAddress.openSocket()
      try #require(UnixAddress.with(path) { bind(handed, $0, $1) } == 0)
      await #expect(throws: LinkBindError.notAListener(descriptor: handed)) {
        try await LinkServer.adopt(
          descriptor: handed, on: .ofThisProcess, refusalLine: refusalLine)
      }
      try #require(listen(handed, 1) == 0)
      let server = try await LinkServer.adopt(
        descriptor: handed, limits: .control, on: .ofThisProcess, refusalLine: refusalLine)
      async let running: Void = server.run(handler: echo)
      let peer = try RawPeer(path: path)
      try await peer.write("handed over\n")
      #expect(try await peer.readLine() == "handed over")
      server.stop()
      await running
      #expect(contents(of: folder) == ["s"])
    }
  }

  @Test func `connecting says what is not there`() async throws {
    try await withFolder { folder in
      let path = "\(folder)/s"
      await #expect(throws: LinkConnectError.noSocket(path: path)) {
        try await LinkClient.connect(path: path)
      }
      let dead = UnixAddress.openSocket()
      try #require(UnixAddress.with(path) { bind(dead, $0, $1) } == 0)
      close(dead)
      await #expect(throws: LinkConnectError.notServed(path: path)) {
        try await LinkClient.connect(path: path)
      }
    }
  }

  /// Binds and stops again, or says why it cannot be bound.
  private func refusalToBind(_ path: String) async -> LinkBindError? {
    do {
      let server = try await LinkServer.bind(
        path: path, on: .ofThisProcess, refusalLine: refusalLine)
      server.stop()
      return nil
    } catch {
      return error
    }
  }
}
