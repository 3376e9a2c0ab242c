import Foundation
import LinkProtocol
import LinkTransport
import TestSupport
import Testing
import WorldTime

@testable import HeadUnit

/// Nothing is acknowledged that is not in a file that is still there.
@Suite(.timeLimit(.minutes(2)))
struct RemovedStateTests {
  /// What somebody does to the files of a running daemon.
  enum Removal: CaseIterable, Sendable {
    case folder, file, log, replaced

    func callAsFunction(_ folder: TemporaryFolder) throws {
      let files = FileManager.default
      switch self {
      case .folder: try files.removeItem(atPath: folder.state)
      case .file: try files.removeItem(atPath: folder.database)
      case .log: try files.removeItem(atPath: "\(folder.database)-wal")
      case .replaced:
        try files.copyItem(atPath: folder.database, toPath: "\(folder.path)/copy")
        rename("\(folder.path)/copy", folder.database)
      }
    }
  }

  @Test(arguments: Removal.allCases)
  func `what goes to a file without a name is not acknowledged`(removal: Removal) async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.advance(.hours(1))
      try removal(fixture.folder)
      for _ in 1...2 {
        let answer = try await refusal { try await fixture.advance(.hours(1)) }
        #expect(answer.name == "storage_failed")
      }
      let clock = try await fixture.operate { try await $0.call(ClockGet()) }
      #expect(clock.worldTime == HeadUnitFixture.start.adding(.hours(1)))
      let status = try await fixture.operate { try await $0.call(DaemonStatus()) }
      #expect(status.standingFailure?.contains("removed or replaced") == true)
    }
  }

  @Test func `a file that is put back serves again what was never written elsewhere`()
    async throws
  {
    try await HeadUnitFixture.run { fixture in
      let away = "\(fixture.folder.path)/away"
      rename(fixture.folder.database, away)
      _ = try await refusal { try await fixture.advance(.hours(1)) }
      rename(away, fixture.folder.database)
      try await fixture.advance(.hours(1))
      let status = try await fixture.operate { try await $0.call(DaemonStatus()) }
      #expect(status.standingFailure == nil)
    }
  }
}
