import FoundationEssentials
import Glibc
import HeadUnit
import LinkProtocol
import LinkTransport
import Processes
import ScenarioRunner
package import VehicleCatalog
import WorldTime

/// What every run needs: the programs that it kills, and the catalogue that they sell by.
package struct EnduranceKit: Sendable {
  package let catalog: Catalog
  let profiles: String
  let daemon: String
  let phone: String

  /// When every world begins: 2026-01-31T10:00:00Z.
  static let start = Instant(milliseconds: 1_769_853_600_000)
  static let profile = "qashqai-j12b/2025/tekna"
  static let market = "FR"

  /// The programs are those of this build or installation.
  ///
  /// - Throws: `ProfilesFolder.NotFound`, `CatalogDiagnostics`.
  package init() throws {
    profiles = try ProfilesFolder.path(
      named: nil, environment: ProcessInfo.processInfo.environment)
    catalog = try Catalog.load(folder: profiles)
    daemon = OwnProgram.companion("headunitd")
    phone = OwnProgram.companion("phone-client")
  }

  /// A daemon of a virtual world in a folder of its own, for as long as `body` runs.
  ///
  /// - Throws: `HandleFailure` when there is none, and what `body` throws.
  func withDaemon<Value: Sendable>(
    _ body: (DaemonHandle) async throws -> Value
  ) async throws -> Value {
    let handle = try DaemonHandle(
      DaemonHandle.DaemonPlan(
        program: daemon, profiles: profiles, logLevel: "error", pairing: .auto),
      start: Self.start)
    let outcome: Result<Value, any Error>
    do { outcome = .success(try await body(handle)) } catch { outcome = .failure(error) }
    await handle.close()
    return try outcome.get()
  }

  /// Asks a daemon over its control socket.
  ///
  /// - Throws: what connecting and `body` throw.
  static func onControl<Value: Sendable>(
    of handle: DaemonHandle, _ body: (ProtocolClient) async throws -> Value
  ) async throws -> Value {
    try await ProtocolClient.serving(try await handle.connect(.control), body)
  }

  /// Services that every car has without a document.
  static let givenServices: Set<String> = ["ecall"]

  /// The services of a car that come from a document.
  static func granted(_ services: [ServiceStatus]) -> [String] {
    services.filter(\.customerHas).map(\.service).filter { !givenServices.contains($0) }.sorted()
  }

  /// The vehicle of this number.
  static func vin(_ number: Int) -> String {
    let digits = String(number)
    return "SJNTAAJ12U" + String(repeating: "0", count: 7 - digits.count) + digits
  }
}

/// Why a run has no result, which is no fault of what is tried.
package struct EnduranceFailure: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }

  /// What the operating system says to a call that just failed.
  static func system(_ call: String) -> EnduranceFailure {
    EnduranceFailure("\(call) failed: \(String(cString: strerror(errno)))")
  }
}
