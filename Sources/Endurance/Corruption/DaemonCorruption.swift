import Entitlements
import FoundationEssentials
import HeadUnit
import LinkProtocol
import LinkTransport
import PhoneApp
import ScenarioRunner
import VehicleCatalog
import WorldTime

/// The real daemon, started on a damaged copy of a database that was in use.
package struct DaemonCorruption: Sendable {
  private let kit: EnduranceKit
  private let seed: UInt64
  private let issuer: DocumentIssuer
  private static let cars = [EnduranceKit.vin(1), EnduranceKit.vin(2)]

  package init(_ kit: EnduranceKit, seed: UInt64) {
    (self.kit, self.seed) = (kit, seed)
    issuer = DocumentIssuer(seed: seed)
  }

  /// Tries the variants of these numbers.
  ///
  /// - Parameters:
  ///   - numbers: From 1; each is drawn from the seed and its number alone.
  ///   - progress: Hears how many are done.
  /// - Returns: what was tried and found.
  /// - Throws: ``EnduranceFailure`` and `HandleFailure` when it cannot be tried.
  package func run(
    _ numbers: ClosedRange<Int>, progress: (Int) -> Void = { _ in }
  ) async throws -> EnduranceReport {
    var report = EnduranceReport(
      "corruption of the daemon's database", seed: seed,
      kinds: ["died", "does not start", "unproven", "not restored", "bond lost"])
    var scratch = try SweepFolder()
    defer { scratch.remove() }
    let template = "\(try scratch.fresh())/headunit.sqlite"
    try await kit.withDaemon { handle in
      let rights = try await populate(template, with: handle)
      let map = try DamageMap(path: template)
      for number in numbers {
        var generator = SplitMix64(seed: seed &* 1_000_003 &+ UInt64(number))
        let damage = map.damage(&generator)
        await handle.discard()
        let place = "variant \(number), \(damage)"
        guard try await copy(template, to: handle, map, damage) else { continue }
        report.add(1, of: "variants")
        for found in await trial(damage, of: rights, on: handle) {
          report.find(found.kind, at: place, found.found)
        }
        progress(number)
      }
    }
    return report
  }

  /// Two cars with all that a car can have, kept in `path`.
  ///
  /// - Returns: What both cars are entitled to.
  private func populate(_ path: String, with handle: DaemonHandle) async throws -> Rights {
    var rights = Rights()
    try await handle.ensureAlive()
    var drivers: [CarDriver] = []
    for (index, vin) in Self.cars.enumerated() {
      rights = Rights()
      try await EnduranceKit.onControl(of: handle) { client in
        _ = try await client.call(
          VehiclesAdd(vin: vin, profile: EnduranceKit.profile, market: EnduranceKit.market))
        _ = try await client.call(TrustAdd(vehicle: vin, root: issuer.rootText))
        for service in DocumentIssuer.services.prefix(4) + DocumentIssuer.services.prefix(1) {
          rights.toggle(service)
          let document = try await issuer.document(of: vin, rights)
          _ = try await client.call(EntitlementsPush(document: document.compact, vehicle: vin))
        }
        _ = try await client.call(VehiclesDrive(vehicle: vin, kilometres: 12))
        _ = try await client.call(FaultsAdd(kind: .clockDrift, vehicle: vin, amount: 3))
        let sight = try await CarSight.read(over: client, of: vin, after: 0)
        drivers.append(
          CarDriver(
            CarLedger(vin: vin, sight), issuer, seed: seed &+ UInt64(index), hasPhone: true))
      }
      guard await drivers[index].pair(on: handle) else {
        throw EnduranceFailure("the phone does not pair: \(drivers[index].refusals)")
      }
    }
    try await EnduranceKit.onControl(of: handle) { client in
      _ = try await client.call(ClockAdvance(by: .minutes(20)))
    }
    await handle.kill()
    let files = FileManager.default
    for end in ["", "-wal"] {
      try files.copyItem(
        atPath: "\(await handle.stateFolder)/headunit.sqlite\(end)", toPath: path + end)
    }
    return rights
  }

  private func copy(
    _ template: String, to handle: DaemonHandle, _ map: DamageMap, _ damage: Damage
  ) async throws -> Bool {
    let folder = await handle.stateFolder
    let files = FileManager.default
    try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = "\(folder)/headunit.sqlite"
    try files.copyItem(atPath: template, toPath: path)
    return try map.apply(damage, to: path)
  }

  private typealias Found = (kind: String, found: String)

  private func trial(
    _ damage: Damage, of rights: Rights, on handle: DaemonHandle
  ) async -> [Found] {
    do { try await handle.ensureAlive() } catch {
      let text = "\(error)"
      return [(text.contains("died of signal") ? "died" : "does not start", text)]
    }
    do {
      return try await EnduranceKit.onControl(of: handle) { client in
        try await ask(client, damage, of: rights)
      }
    } catch {
      return [("died", "\(error); \(await handle.exitDescription() ?? "it lives")")]
    }
  }

  private func ask(
    _ client: ProtocolClient, _ damage: Damage, of rights: Rights
  ) async throws -> [Found] {
    var found: [Found] = []
    let now = try await client.call(DaemonStatus()).worldTime
    _ = try await Self.answer { try await client.call(DaemonCheck()) }
    for vin in Self.cars {
      let services = try await Self.answer { try await client.call(ServicesList(vehicle: vin)) }
      let has = Self.had(services)
      if let extra = has.first(where: { !rights.entitled.contains($0) }) {
        found.append(("unproven", "\(vin) has \(extra)"))
      }
      _ = try await Self.answer {
        try await client.call(JournalQuery(vehicle: vin, from: 0, limit: 1_000))
      }
      _ = try await Self.answer { try await client.call(VehiclesDescribe(vehicle: vin)) }
      let bonds = try await Self.answer { try await client.call(BondsList(vehicle: vin)).bonds }
      if damage.sparesBonds, bonds?.count != 1 {
        found.append(("bond lost", "\(vin) has \(bonds.map { "\($0.count)" } ?? "no answer")"))
      }
      guard EnduranceKit.start.adding(.months(-600)) < now,
        now < EnduranceKit.start.adding(.months(1_200))
      else {
        found.append(("not restored", "world time is \(now)"))
        continue
      }
      if let missing = try await restore(vin, rights, at: now, over: client) {
        found.append(("not restored", "\(vin): \(missing)"))
      }
    }
    _ = try await client.call(DaemonStatus())
    return found
  }

  /// Brings the newest document.
  ///
  /// - Returns: What is wrong then; `nil` when every right is there.
  private func restore(
    _ vin: String, _ rights: Rights, at now: Instant, over client: ProtocolClient
  ) async throws -> String? {
    var rights = rights
    rights.again()
    let document = try await issuer.document(of: vin, rights, at: now)
    do throws(CallFailure) {
      let cars = try await client.call(VehiclesList()).vehicles
      if !cars.contains(where: { $0.vin == vin }) {
        _ = try await client.call(
          VehiclesAdd(vin: vin, profile: EnduranceKit.profile, market: EnduranceKit.market))
      }
      _ = try await client.call(TrustAdd(vehicle: vin, root: issuer.rootText))
      _ = try await client.call(EntitlementsPush(document: document.compact, vehicle: vin))
      let has = Self.had(try await client.call(ServicesList(vehicle: vin)))
      return has == rights.entitled ? nil : "it has \(has), not \(rights.entitled)"
    } catch {
      guard case .refused(let refusal) = error else { throw error }
      return "\(refusal.name): \(refusal.message)"
    }
  }

  private static func had(_ services: ServicesList.Response?) -> [String] {
    EnduranceKit.granted(services?.services ?? [])
  }

  /// `nil` for a refusal: what cannot be read may be refused.
  private static func answer<Value>(_ ask: () async throws -> Value) async throws -> Value? {
    do { return try await ask() } catch CallFailure.refused { return nil }
  }
}

extension Damage {
  /// The bonds are whole, and so is what they belong to.
  fileprivate var sparesBonds: Bool {
    guard case .column(let table, _, _, _) = self else { return false }
    return ["world", "entitlementRecord", "activation", "trustedRoot", "journal"].contains(table)
  }
}
