import CommandSupport
import Entitlements
import LinkProtocol
import WorldTime

extension ClockReport {
  /// World time, what happened on the way there, and what comes next.
  func text(width: Int?) -> StyledText {
    let motion = ClockMotion(mode: clockMode, rate: rate)
    var lines = [StyledText(worldTime.displayed, .strong) + "  \(motion)"]
    lines += (host?.remarks ?? []).map { "  " + $0 }
    if !changes.isEmpty { lines.append(changesTable.text(width: width)) }
    if changesTotal > changes.count {
      lines.append("… and \(changesTotal - changes.count) more changes")
    }
    lines.append(.nextChange(at: nextChangeAt, from: worldTime))
    return lines.lines()
  }

  private var changesTable: Table {
    let isOneVehicle = Set(changes.map(\.vehicle)).count == 1
    var table = Table()
    for change in changes {
      table.add(
        [.init("  \(change.at.displayed)")]
          + (isOneVehicle ? [] : [.init(change.vehicle)])
          + [
            .init(change.service), .init("\(change.from.rawValue) →"),
            .init(change.to.rawValue, change.to.style), .init(change.reason),
          ])
    }
    return table
  }
}

extension HostClockReport {
  /// That the world is held, and the last step, as far as there is anything to tell.
  var remarks: [StyledText] {
    let hold = StyledText(
      "held: the host's clock is \(Instant.span(UInt64(behindSeconds) * 1_000)) behind, at "
        + time.displayed, .bad)
    return (held ? [hold] : []) + (lastStep.map { [$0.text] } ?? [])
  }
}

extension HostStepReport {
  fileprivate var text: StyledText {
    let span = Instant.span(to.milliseconds(since: from).magnitude)
    return switch kind {
    case .setAhead: "the host's clock was set ahead by \(span), to \(to.displayed)"
    case .setBack: "the host's clock was set back by \(span), to \(to.displayed)"
    case .slept: "the host slept for \(span), until \(to.displayed)"
    }
  }
}

/// How world time moves, for people: `virtual, frozen`.
struct ClockMotion: CustomStringConvertible {
  let mode: WorldClock.Mode
  let rate: Double

  var description: String {
    switch (mode, rate) {
    case (.system, _): "the host's time"
    case (.virtual, 0): "virtual, frozen"
    case (.virtual, 1): "virtual, running"
    case (.virtual, _):
      "virtual, \(rate == rate.rounded() ? "\(Int64(rate))" : "\(rate)") times as fast"
    }
  }
}
