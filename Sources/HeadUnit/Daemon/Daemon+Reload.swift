import Logging
import Systemd
package import VehicleCatalog

extension Daemon {
  /// What a reload brings.
  package struct Reloaded: Sendable {
    package let settings: DaemonSettings
    package let catalog: Catalog

    package init(settings: DaemonSettings, catalog: Catalog) {
      self.settings = settings
      self.catalog = catalog
    }
  }

  /// Takes up changed settings and a changed catalogue, all of it or nothing, while everything
  /// goes on. The service manager, and the log, are told how it ended.
  ///
  /// - Returns: whether they were taken up.
  package func reload(
    _ read: () async throws -> Reloaded
  ) async -> Bool {
    supervision.notify(.reloading(monotonicMicroseconds: HostClock.monotonicNanoseconds() / 1_000))
    var standingFailure: String?
    do {
      let next = try await read()
      try await apply(next)
      let waiting = settings.unchangeable(in: next.settings)
      if !waiting.isEmpty {
        logger.warning(
          "some settings change only with a new start",
          metadata: ["settings": "\(waiting.joined(separator: ", "))"])
      }
      logger.notice("reloaded", metadata: ["services": "\(next.catalog.services.count)"])
    } catch {
      logger.error("reload failed; everything stays as it was", metadata: ["why": "\(error)"])
      standingFailure = "the last reload failed and changed nothing; the log says why"
    }
    await unit.report(.reload, standingFailure)
    supervision.notify(.ready, .status(await unit.summary.line))
    return standingFailure == nil
  }

  /// - Throws: ``StartRefusal``, and nothing is changed.
  private func apply(_ next: Reloaded) async throws {
    let unitSettings = try next.settings.unitSettings(hostClock)
    var wanted: [HeadUnit.NamedVehicle] = []
    for specification in next.settings.vehicles {
      wanted.append(try await unit.named(specification, in: next.catalog))
    }
    try await unit.adopt(next.catalog, with: wanted)
    await unit.apply(unitSettings)
  }
}

extension HeadUnit {
  /// Judges everything by another catalogue from now on, with the vehicles that must exist; one
  /// commit for all of it.
  ///
  /// - Throws: ``StartRefusal/profileGone(vehicle:why:)``, and everything stays as it is.
  fileprivate func adopt(_ catalog: Catalog, with wanted: [NamedVehicle]) async throws {
    let outcome: Result<Void, StartRefusal> = try await change(by: .daemon) { stage in
      do throws(StartRefusal) {
        try stage.adopt(catalog)
        for vehicle in wanted { stage.ensure(vehicle) }
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    try outcome.get()
  }
}
