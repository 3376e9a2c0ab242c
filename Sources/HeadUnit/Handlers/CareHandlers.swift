import Entitlements
import LinkProtocol
import Logging
import MetricsText
import WorldTime

extension DaemonMetrics: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    Response(contentType: MetricsRegistry.contentType, text: unit.metricsText())
  }
}

extension DaemonCheck: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let database = try unit.onDisk()
    let found: DatabaseInspection
    do {
      found = try await unit.offLoop.run { () async throws in
        try database.inspect(failuresMax: ProtocolLimits.failuresListedMax)
      }
    } catch {
      throw unit.storageFailure("the database could not be read", error)
    }
    if let first = found.failures.first {
      unit.logger.error(
        "the database is damaged",
        metadata: ["problems": "\(found.failures.count)", "first": "\(first)"])
    }
    let disk = DiskSpace.read(at: database.folder)
    return Response(
      sound: found.failures.isEmpty, failures: found.failures, vehicles: found.vehicles,
      bonds: found.bonds, records: found.records, journalEntries: found.journalEntries,
      pageBytes: found.pageBytes, pages: found.pages, freePages: found.freePages,
      setAside: SetAside(folder: database.folder).names,
      logBytes: database.logBytes, diskFreeBytes: disk?.freeBytes, diskBytes: disk?.bytes)
  }
}

extension DaemonBackup: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    let (backups, database) = (try unit.backups(), try unit.onDisk())
    let (worldTime, stamp) = (unit.now, Self.stamp(of: unit.readHost().utc))
    do {
      let backup = try await unit.offLoop.run { () async throws in
        try backups.make(of: try database.separateReader(), stamp: stamp)
      }
      unit.logger.notice(
        "backup made", metadata: ["name": "\(backup.name)", "bytes": "\(backup.bytes)"])
      return Response(
        name: backup.name, path: backup.path, bytes: backup.bytes, sha256: backup.sha256,
        worldTime: worldTime)
    } catch {
      throw unit.backupError("the backup could not be made", error)
    }
  }

  /// `2026-01-31T10:15:00.000Z` becomes `20260131T101500Z`.
  private static func stamp(of instant: Instant) -> String {
    "\(instant)".prefix { $0 != "." }.filter { $0 != "-" && $0 != ":" } + "Z"
  }
}

extension DaemonReadBackup: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    guard offset >= 0 else { throw WireError(.invalidParams, "params.offset is below 0") }
    let (backups, name, offset) = (try unit.backups(), name, offset)
    do {
      let (part, bytes) = try await unit.offLoop.run { () async throws in
        try backups.read(name, from: offset, count: ProtocolLimits.backupPartBytesMax)
      }
      return Response(data: Base64URL.encode(part), bytes: bytes)
    } catch {
      throw unit.backupError("the backup could not be read", error)
    }
  }
}

extension DaemonRemoveBackup: Answerable {
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Done {
    do {
      try unit.backups().remove(name)
      return Done()
    } catch let refusal as WireError {
      throw refusal
    } catch {
      throw unit.backupError("the backup could not be removed", error)
    }
  }
}

extension HeadUnit {
  fileprivate func onDisk() throws(WireError) -> VehicleDatabase {
    guard let database else {
      throw WireError(.storageFailed, "this daemon keeps its vehicles in memory alone")
    }
    return database
  }

  fileprivate func backups() throws(WireError) -> BackupFolder {
    BackupFolder(in: "\(try onDisk().folder)/backups", limit: ProtocolLimits.backupsMax)
  }

  fileprivate func backupError(_ what: String, _ error: any Error) -> WireError {
    switch error as? BackupFolder.Refusal {
    case .full(let limit):
      WireError(.backupsFull, "the daemon keeps \(limit) backups already; remove one first")
    case .unknown(let name): WireError(.backupUnknown, "there is no backup ‘\(name)’")
    case nil: storageFailure(what, error)
    }
  }

  /// Has the log say more.
  fileprivate func storageFailure(_ what: String, _ error: any Error) -> WireError {
    let id = incidentID()
    logger.error("\(what)", metadata: ["id": "\(id)", "why": "\(error)"])
    return WireError(.storageFailed, what, detail: id)
  }
}
