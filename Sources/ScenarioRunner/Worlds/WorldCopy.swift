import FoundationEssentials
import LinkProtocol
import LinkTransport
import PhoneApp
import Scenarios
import StoreStorage
import Synchronization

/// The files of a world as they were at one moment, for another one to go on from.
package final class WorldCopy: Sendable {
  private let scratch: ScratchFolder

  private init() throws(WorldFailure) {
    do throws(HandleFailure) { scratch = try ScratchFolder() } catch {
      throw WorldFailure(step: "prepare its folder", name: "scratch_failed", why: "\(error)")
    }
  }

  package var folder: WorldFolder { WorldFolder(path: scratch.path) }

  /// Nobody needs it any more.
  package func remove() { scratch.remove() }

  /// - Throws: ``WorldFailure``; nothing is left then.
  private func fill(_ body: () async throws -> Void) async throws(WorldFailure) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder.state, withIntermediateDirectories: true)
      try await body()
    } catch {
      remove()
      throw WorldFailure(step: "copy its files", name: "copy_failed", why: "\(error)")
    }
  }
}

extension WorldCopy {
  /// Copies the world of a case, of which no step is under way.
  convenience init(of run: CaseRun) async throws(WorldFailure) {
    try self.init()
    try await fill {
      try await run.handle.leaveState(in: folder.state)
      try await StoreStorage.write(run.memory, to: folder.store, at: run.now)
      let phones = run.phones.withLock { $0 }
      for (index, setup) in run.scenario.world.phones.enumerated() {
        let home = folder.phoneHome(index == 0 ? nil : BundleFolder.name(of: setup.name))
        try phones[setup.name]?.write(to: PhoneHome(path: home))
        if index == 0, let country = phones[setup.name]?.country {
          folder.leaveAddress(in: country, run.kit.catalog)
        }
      }
    }
  }

  /// Copies a world while people work in it: the databases of both sides, each whole.
  package convenience init(of world: WorldFolder) async throws(WorldFailure) {
    try self.init()
    try await fill {
      let connection = try await LinkClient.connect(path: world.socket(.control))
      try await ProtocolClient.serving(connection) { client in
        let backup = try await client.call(DaemonBackup())
        try FileManager.default.copyItem(
          atPath: backup.path, toPath: "\(folder.state)/headunit.sqlite")
        _ = try await client.call(DaemonRemoveBackup(name: backup.name))
      }
      for name in try FileManager.default.contentsOfDirectory(atPath: world.path)
      where name.hasPrefix("phone") || name == "address.json" {
        try FileManager.default.copyItem(
          atPath: "\(world.path)/\(name)", toPath: "\(folder.path)/\(name)")
      }
      guard FileManager.default.fileExists(atPath: world.store) else { return }
      try StoreStorage.copy(world.store, to: folder.store)
    }
  }
}
