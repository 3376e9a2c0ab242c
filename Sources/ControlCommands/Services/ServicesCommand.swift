import ArgumentParser
import CommandSupport
import Entitlements
import LinkProtocol
import LinkTransport
import WireText

/// `headunitctl services`
struct ServicesCommand: ControlCommand {
  static let configuration = CommandConfiguration(
    commandName: "services", abstract: "Show the state of every service of a car.",
    discussion: "With --follow and --json, each change is a document on a line of its own.")
  static let attempt = "cannot list the services"

  @OptionGroup var options: GlobalOptions
  @OptionGroup var which: VehicleOptions

  @Flag(help: "Go on with the changes that come, until interrupted.")
  var follow = false

  func request() -> ServicesList { ServicesList(vehicle: which.vehicle) }

  func text(_ answer: ServicesList.Response, width: Int?) -> StyledText {
    answer.text(width: width)
  }

  func run() async throws {
    if follow { return try await followServices() }
    try await ask()
  }

  private func followServices() async throws(CommandFailure) {
    let attempt = "cannot follow the services"
    let output = options.output
    try await options.withControlClient { client throws(CommandFailure) in
      let following = Following<ServicesChanged>(client, output, attempting: attempt)
      let watch = try await client.call(
        ServicesWatch(vehicle: which.vehicle), attempting: attempt)
      let now = ServicesList.Response(
        vehicle: watch.vehicle, worldTime: watch.worldTime, services: watch.services)
      try output.answer(watch, text: now.text(width: output.standardOutput.width))
      try await following.show(watch: watch.watch) { change in
        let lines = [StyledText.lagged(change.lagged, "change"), change.line()]
        return lines.compactMap(\.self).lines()
      }
    }
  }
}

extension ServicesChanged {
  /// The change for people: when, what, and who did it.
  fileprivate func line() -> StyledText {
    StyledText(at.displayed, .faint) + "  " + StyledText(service, .strong)
      + "  \(from.rawValue) → " + StyledText(to.rawValue, to.style) + ": \(reason)"
      + StyledText(", by \(actor.singleLine)", .faint)
  }
}
