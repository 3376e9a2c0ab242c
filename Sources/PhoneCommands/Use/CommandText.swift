import CarModel
import CommandSupport
import LinkProtocol
import PhoneApp
import VehicleCatalog
import WorldTime

/// The commands of a car, for people.
struct CommandText {
  private let texts: StoreTexts
  private let catalog: Catalog
  private let now: Instant

  init(_ texts: StoreTexts, catalog: Catalog, at now: Instant) {
    self.texts = texts
    self.catalog = catalog
    self.now = now
  }

  /// One command, and what it found out.
  func whole(_ command: CommandReport) -> StyledText {
    let isOver = command.state != .executing
    let end =
      isOver
      ? (texts[.endedAt], command.endedAt.map { texts.moment($0, from: now) })
      : (texts[.dueAt], texts.moment(command.dueAt, from: now))
    var facts: [(label: String, value: String?)] = [
      (texts[.state], texts[command.state]),
      (texts[.because], texts.because(command)), end,
    ]
    for fact in command.facts {
      let (label, value) = texts.fact(fact)
      facts.append((label, value))
    }
    var lines = [
      StyledText(texts.heading(of: command, called: name(of: command)), .strong), .facts(facts),
    ]
    if !isOver { lines.append(StyledText(texts[.lookAgain, ["command": command.command]], .faint)) }
    return lines.lines()
  }

  /// Several commands, a line each.
  func list(_ commands: [CommandReport], width: Int?) -> StyledText {
    guard !commands.isEmpty else { return StyledText(texts[.noCommand]) }
    var table = Table([
      texts[.command], texts[.service], texts[.action], texts[.state], texts[.because],
    ])
    for command in commands {
      table.add([
        .init(command.command, .strong), .init(name(of: command)),
        .init(texts.action(command.action)),
        .init(texts[command.state], command.state.style),
        .init(texts.because(command) ?? ""),
      ])
    }
    return table.text(width: width)
  }

  private func name(of command: CommandReport) -> String {
    let service = catalog.service(ServiceID(rawValue: command.service))
    return service?.name[texts.language] ?? command.service
  }
}

extension ServiceCommand.State {
  /// Green is done, yellow under way, red came to nothing.
  fileprivate var style: TextStyle {
    switch self {
    case .executing: .waiting
    case .completed: .good
    case .rejected, .timeout: .bad
    case .cancelled: .faint
    }
  }
}
