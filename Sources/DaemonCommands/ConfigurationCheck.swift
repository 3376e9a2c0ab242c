import CommandSupport
import HeadUnit
import VehicleCatalog
import WorldTime

/// Reads everything that a start reads, and changes nothing.
struct ConfigurationCheck {
  let plan: DaemonPlan
  let catalog: Catalog

  /// - Throws: `CommandFailure` as a start would.
  func run() throws {
    for specification in plan.settings.vehicles {
      do throws(ProfileRefusal) {
        _ = try catalog.profile(specification)
      } catch {
        throw StartRefusal.vehicle("\(error)").commandFailure
      }
      guard specification.vin != nil else {
        throw StartRefusal.vehicle("‘\(specification)’ has no vin=…").commandFailure
      }
    }
    if let path = plan.settings.trustFile {
      do throws(StartRefusal) {
        _ = try Daemon.trust(in: path, at: HostClock.live.read().utc)
      } catch {
        throw error.commandFailure
      }
    }
    if let path = plan.settings.metricsFile, let why = MetricsFile.obstacle(at: path) {
      throw StartRefusal.metricsFile(path: path, reason: why).commandFailure
    }
    Output(isJSON: false).message(StyledText("the configuration is sound"))
  }
}
