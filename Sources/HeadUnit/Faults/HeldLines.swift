import LinkProtocol
import WorldTime

/// What link faults keep from arriving: lines that come later, and connections that have fallen
/// silent. A pure value.
struct HeldLines: Sendable {
  /// A line that has been sent and has not arrived.
  struct Line: Sendable {
    let path: LinkPath
    let bytes: [UInt8]
    /// The number of the fault that holds it.
    let fault: Int
  }

  /// Lines that wait for their instant, by a number of their own.
  private var delayed: [UInt64: Line] = [:]
  private var due = DueQueue<UInt64>()
  private var delayedEver: UInt64 = 0
  /// Lines that wait for the next one of their path.
  private var overtaken: [LinkPath: [Line]] = [:]
  /// Connections that have fallen silent, and the fault of it.
  private var silent: [UInt64: Int] = [:]

  var isEmpty: Bool { delayed.isEmpty && overtaken.isEmpty && silent.isEmpty }

  /// One more line can be held.
  var hasRoom: Bool {
    delayed.count + overtaken.values.reduce(0) { $0 + $1.count } < ProtocolLimits.linesHeldMax
  }

  /// When the next line is to arrive.
  var nextDue: Instant? { due.first?.due }

  func isSilent(_ connection: UInt64) -> Bool { silent[connection] != nil }

  /// How many lines and connections each fault holds.
  var counts: [Int: Int] {
    let faults =
      delayed.values.map(\.fault) + overtaken.values.joined().map(\.fault) + silent.values
    return faults.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}

// MARK: - Holding

extension HeldLines {
  /// Holds a line until an instant.
  mutating func delay(_ line: Line, until instant: Instant) {
    delayedEver += 1
    delayed[delayedEver] = line
    due.schedule(delayedEver, at: instant)
  }

  /// Holds a line until the next one of its path has passed.
  mutating func letOvertake(_ line: Line) { overtaken[line.path, default: []].append(line) }

  /// Lets nothing pass on a connection any more.
  mutating func silence(_ connection: UInt64, by fault: Int) { silent[connection] = fault }
}

// MARK: - Letting go

extension HeldLines {
  /// Takes out what is to arrive by now, in due order.
  mutating func releaseDue(at now: Instant) -> [Line] {
    var lines: [Line] = []
    while let (number, _) = due.popFirst(notAfter: now) {
      if let line = delayed.removeValue(forKey: number) { lines.append(line) }
    }
    return lines
  }

  /// Takes out what waits for a line to pass on this path.
  mutating func releaseOvertaken(on path: LinkPath) -> [Line] {
    overtaken.isEmpty ? [] : overtaken.removeValue(forKey: path) ?? []
  }

  /// Takes out the lines that a fault holds, in the order in which they were to arrive.
  mutating func releaseAll(of fault: Int) -> [Line] {
    var lines: [Line] = []
    for number in delayed.keys.sorted() where delayed[number]?.fault == fault {
      due.cancel(number)
      if let line = delayed.removeValue(forKey: number) { lines.append(line) }
    }
    for (path, waiting) in overtaken {
      let rest = waiting.filter { $0.fault != fault }
      lines += waiting.filter { $0.fault == fault }
      overtaken[path] = rest.isEmpty ? nil : rest
    }
    return lines
  }

  /// Lets lines pass again on the connections that a fault has silenced; those lost stay lost.
  mutating func heal(_ fault: Int) { silent = silent.filter { $0.value != fault } }

  /// A connection is over, and with it what was on its way.
  mutating func forget(_ connection: UInt64) {
    guard !isEmpty else { return }
    for (number, line) in delayed where line.path.connection == connection {
      due.cancel(number)
      delayed[number] = nil
    }
    overtaken = overtaken.filter { $0.key.connection != connection }
    silent[connection] = nil
  }
}
