import ArgumentParser
import CarModel
import CommandSupport
import LinkProtocol
import LinkTransport
import PhoneApp
import VehicleCatalog
import WorldTime

/// `phone-client use`
struct UseCommand: PhoneAction {
  static let configuration = CommandConfiguration(
    commandName: "use",
    abstract: "Use a service of the car from afar: lock it, find it, heat it.",
    discussion: """
      The car takes the command and works on it for some seconds of world time. The PIN that doors \
      need is asked for at a terminal and not shown; it never stands in an argument.
      """)

  @OptionGroup var global: GlobalOptions
  @OptionGroup var options: PhoneOptions

  @Argument(help: "The service's name or id, from `services`.", completion: .services)
  var service: String

  @Option(
    help: ArgumentHelp(
      "What to do, such as lock or stop; the service's first action by default.",
      valueName: "action"))
  var action: String?

  @Flag(help: "Read the PIN from the first line of standard input.")
  var pinStdin = false

  @Flag(help: "Wait until the command is over; the exit status is 1 when the car did not do it.")
  var untilDone = false

  @OptionGroup var inputs: UseInputOptions

  mutating func run() async throws {
    try await attempt(.use, service) { [self] run in
      let entry = PinEntry(texts: run.texts, output: run.output)
      let pin = pinStdin ? try entry.pin(asking: nil) : nil
      let (command, now) = try await run.reach { reach in
        let session = try await run.sessionToAsk(reach, pushing: true)
        let service = try run.service(called: service)
        let command = try await give(pin, to: service, through: session, asking: entry)
        guard untilDone else { return (command, reach.now) }
        return try await follow(command, session, reach)
      }
      let text = CommandText(run.carTexts, catalog: run.catalog, at: now)
      try run.output.answer(command, text: text.whole(command))
    }
  }

  private func order(_ service: ServiceID, _ pin: String?) -> ServicesUse {
    ServicesUse(service: service.rawValue, action: action, inputs: inputs.inputs, pin: pin)
  }

  /// Asks for the PIN when that is all that is missing and somebody is there.
  private func give(
    _ pin: String?, to service: ServiceID, through session: CarSession, asking entry: PinEntry
  ) async throws -> CommandReport {
    do throws(CarLinkError) {
      return try await session.use(order(service, pin))
    } catch {
      guard case .refused(let refusal) = error, refusal.known == .pinRequired,
        pin == nil, entry.isTerminal
      else { throw error }
    }
    return try await session.use(order(service, try entry.pin(asking: entry.texts[.pin])))
  }

  /// - Throws: ``UnfinishedCommand`` unless it was done.
  private func follow(
    _ command: CommandReport, _ session: CarSession, _ reach: Reach
  ) async throws -> (CommandReport, Instant) {
    let hello = try reach.car.get().hello
    var wait = CommandWait(
      through: session, clockMode: hello.clockMode, since: hello.worldTime)
    let end = try await wait.end(of: command) {
      await LinkLoop.ofThisProcess.pause(milliseconds: CommandWait.pauseMilliseconds)
    }
    switch end {
    case .over(let report):
      guard report.state == .completed else { throw UnfinishedCommand.cameToNothing(report) }
      return (report, report.endedAt ?? reach.now)
    case .clockIsFrozen: throw UnfinishedCommand.clockIsFrozen(command.command)
    case .stillAtWork: throw UnfinishedCommand.stillAtWork(command.command)
    }
  }
}
