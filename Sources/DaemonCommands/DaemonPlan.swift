import CommandSupport
import Configuration
import FoundationEssentials
import HeadUnit
import Logging
import SystemPackage
import VehicleCatalog
import WorldTime

/// The settings of one run, from the file, the environment and the options, in that order of
/// strength, each read and judged once.
struct DaemonPlan {
  let settings: DaemonSettings
  let profiles: String
  let logLevel: Logger.Level

  /// - Throws: `CommandFailure`: `usage` for a value that cannot be read, `badData` for the file.
  init(_ options: DaemonOptions) async throws {
    let environment = ProcessInfo.processInfo.environment
    let source = try await Self.source(file: options.config, environment)
    func text(_ option: String?, _ name: String) -> String? {
      option ?? source.string(forKey: ConfigKey([name]))
    }
    let stateFolder =
      try text(options.stateDir, "state-dir") ?? DefaultFolders.state(environment: environment)
    let runtimeFolder =
      text(options.runtimeDir, "runtime-dir") ?? DefaultFolders.runtime(environment: environment)
    let vehicles =
      options.vehicle.isEmpty
      ? source.stringArray(forKey: ConfigKey(["vehicle"]), default: []) : options.vehicle
    let trust = text(options.trust, "trust") ?? DefaultFolders.trust(environment: environment)
    var settings = DaemonSettings(
      version: ProductVersion.current, stateFolder: stateFolder, runtimeFolder: runtimeFolder,
      clock: try text(options.clock, "clock").map(Self.clock) ?? .kept,
      vehicles: try vehicles.map(Self.vehicle),
      pairing: try Self.word(text(options.pairing, "pairing") ?? "ask", of: "pairing"),
      trustFile: trust == "first-use" ? nil : trust)
    settings.metricsFile = text(options.metricsFile, "metrics-file")
    for limit in options.limits.all {
      if let given = text(limit.option, limit.name) {
        settings[keyPath: limit.place] = try Self.count(given, for: limit)
      }
    }
    self.settings = settings
    do throws(ProfilesFolder.NotFound) {
      profiles = try ProfilesFolder.path(
        named: text(options.profiles, "profiles"), environment: environment)
    } catch {
      throw CommandFailure(
        .badData, name: "profiles_not_found", what: "cannot find the profiles", why: "\(error)")
    }
    logLevel = try Self.word(text(options.logLevel, "log-level") ?? "info", of: "log-level")
  }

  /// - Throws: `CommandFailure` named `catalogue_invalid` with every error.
  func loadCatalog() throws -> Catalog {
    do throws(CatalogDiagnostics) {
      return try Catalog.load(folder: profiles)
    } catch {
      throw CommandFailure(
        .badData, name: "catalogue_invalid", what: "cannot read the profiles in \(profiles)",
        why: "each error stands above",
        diagnostics: error.all.map {
          CommandFailure.Diagnostic(place: $0.place, message: $0.message)
        })
    }
  }

  /// The environment over the file. Lists in the environment are separated by semicolons, since
  /// a vehicle holds commas.
  private static func source(
    file: String?, _ environment: [String: String]
  ) async throws -> ConfigReader {
    let variables = EnvironmentVariablesProvider(arraySeparator: ";")
      .prefixKeys(with: ConfigKey(["headunitd"]))
    guard let path = file ?? environment["HEADUNITD_CONFIG"] else {
      return ConfigReader(provider: variables)
    }
    do {
      guard try ConfigurationFile.checkNames(in: path) else {
        return ConfigReader(provider: variables)
      }
      let contents = try await FileProvider<YAMLSnapshot>(filePath: FilePath(path))
      return ConfigReader(providers: [variables, contents])
    } catch {
      throw CommandFailure(
        .badData, name: "config_invalid", what: "cannot read configuration file \(path)",
        why: "\(error)")
    }
  }

  private static func clock(_ text: String) throws -> ClockStart {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    switch parts.map(String.init) {
    case ["system"]: return .system
    case ["virtual"]: return .virtual(nil)
    case let parts where parts.count == 2 && parts[0] == "virtual":
      do throws(TimeFormatError) {
        return .virtual(try Instant(rfc3339: parts[1]))
      } catch {
        throw usage("clock", error.description)
      }
    default:
      throw usage("clock", "‘\(text)’ is not system, virtual or virtual=2026-01-31T10:00:00Z")
    }
  }

  private static func vehicle(_ text: String) throws -> VehicleSpecification {
    do throws(VehicleSpecification.FormatError) {
      return try VehicleSpecification(text)
    } catch {
      throw usage("vehicle", "\(error)")
    }
  }

  private static func count(_ text: String, for limit: LimitOptions.Limit) throws -> Int {
    let count: Int?
    do throws(TimeFormatError) {
      count = try limit.count(text)
    } catch {
      throw usage(limit.name, error.description)
    }
    guard let count, limit.allowed.contains(count) else {
      let (least, most) = (limit.allowed.lowerBound, limit.allowed.upperBound)
      throw usage(limit.name, "‘\(text)’ is not a whole number from \(least) to \(most)")
    }
    return count
  }

  private static func word<Word: RawRepresentable<String> & CaseIterable>(
    _ text: String, of setting: String
  ) throws -> Word {
    guard let word = Word(rawValue: text) else {
      let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw usage(setting, "‘\(text)’ is none of \(words)")
    }
    return word
  }

  private static func usage(_ setting: String, _ why: String) -> CommandFailure {
    CommandFailure(
      .usage, name: "usage", what: "cannot read setting \(setting)", why: why)
  }
}
