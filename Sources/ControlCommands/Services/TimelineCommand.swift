import ArgumentParser
import CommandSupport
import Entitlements
import LinkProtocol
import WireText
import WorldTime

/// `headunitctl timeline`
struct TimelineCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Show every state of the services from now on, if nothing but time happens.",
    discussion: """
      The car does not know what its store will do: a renewal shows once its document has come. \
      `phone-client timeline` names the renewals that the store plans.
      """)
  static let attempt = "cannot look ahead"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  @Argument(help: "The service's id, from `services`; every service by default.")
  var service: String?

  @Option(
    help: """
      How far to look, such as 2026-12-31T10:00:00Z, or a day alone; \
      \(ProtocolLimits.timelineMonthsDefault) months by default.
      """,
    transform: { text in try Instant(rfc3339: text) })
  var until: Instant?

  func request() -> ServicesTimeline {
    ServicesTimeline(vehicle: which.vehicle, service: service, until: until)
  }

  func text(_ answer: ServicesTimeline.Response, width: Int?) -> StyledText {
    answer.text(width: width)
  }
}

extension ServicesTimeline.Response {
  /// The services that change, band by band, and below them those that stay as they are.
  fileprivate func text(width: Int?) -> StyledText {
    var (table, steady) = (Table(["service", "from", "state", "reason"]), Table())
    for (service, bands) in services {
      guard bands.count > 1 else {
        for band in bands {
          steady.add([.init("  \(service)"), .init(band.state.rawValue), .init(band.reason)])
        }
        continue
      }
      for (index, band) in bands.enumerated() {
        table.add([
          .init(index == 0 ? service : ""), .init(band.from.displayed(from: worldTime)),
          .init(band.state.rawValue, band.state.style), .init(band.reason),
        ])
      }
    }
    return [
      StyledText(vehicle, .strong)
        + " until \(until.displayed), if nothing but time happens",
      table.isEmpty ? nil : table.text(width: width),
      steady.isEmpty ? nil : StyledText("no change by time alone", .faint),
      steady.isEmpty ? nil : steady.text(width: width),
      StyledText("what the store does meanwhile, the car does not know", .faint),
    ].compactMap(\.self).lines()
  }
}
