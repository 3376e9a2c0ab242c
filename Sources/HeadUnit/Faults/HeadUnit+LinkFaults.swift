import LinkProtocol
import LinkTransport
import WorldTime

extension HeadUnit {
  /// What a line of the phone socket becomes on its way: what passes now, in order.
  ///
  /// A line meets one fault at most: the oldest in force that triggers. `methods` are those that
  /// the line calls, or whose calls it answers.
  func passing(
    _ line: [UInt8], on path: LinkPath, of methods: @autoclosure () -> Set<String>
  ) -> [[UInt8]] {
    guard !faults.inForce.isEmpty else { return [line] }
    settleFaults()
    guard !held.isSilent(path.connection) else { return [] }
    guard let fault = trigger(path, methods), let effect = fault.kind.lineEffect else {
      let overtaken = held.releaseOvertaken(on: path)
      if !overtaken.isEmpty { settleFaults() }
      return [line] + overtaken.map(\.bytes)
    }
    record(fault, .triggered, on: connections[path.connection]?.greeting?.vehicle)
    let heldLine = HeldLines.Line(path: path, bytes: line, fault: fault.number)
    var passing: [[UInt8]] = []
    switch effect {
    case .drop: break
    case .delay: hold(heldLine, for: fault.plan.delay ?? .zero)
    case .duplicate: passing = [line, line]
    case .reorder: held.letOvertake(heldLine)
    case .truncate: passing = [Array(line.prefix(max(1, line.count / 2)))]
    case .halfOpen: held.silence(path.connection, by: fault.number)
    }
    if !passing.isEmpty { passing += held.releaseOvertaken(on: path).map(\.bytes) }
    settleFaults()
    return passing
  }

  private func trigger(_ path: LinkPath, _ methods: () -> Set<String>) -> Fault? {
    let vehicle = connections[path.connection]?.greeting?.vehicle
    var named: Set<String>?
    return faults.trigger(at: now) { fault in
      guard let effect = fault.kind.lineEffect,
        (fault.plan.direction ?? .both).covers(path.direction),
        fault.vehicle == nil || fault.vehicle == vehicle, !effect.holdsLines || held.hasRoom
      else { return false }
      guard let method = fault.plan.method else { return true }
      let present = named ?? methods()
      named = present
      return present.contains(method)
    }
  }

  private func hold(_ line: HeldLines.Line, for delay: Period) {
    held.delay(line, until: now.adding(delay))
    // It may be the next thing that falls due.
    wakeUp.yield()
  }

  /// Lets lines go whose time has come.
  func releaseDue() {
    guard !faults.inForce.isEmpty else { return }
    for line in held.releaseDue(at: now) { letGo(line) }
    settleFaults()
  }

  /// A line that was held arrives; it meets no other fault.
  func letGo(_ line: HeldLines.Line) {
    guard let state = connections[line.path.connection] else { return }
    switch line.path.direction {
    case .toPhone: transmit(line.bytes, over: state.link)
    case .toCar:
      guard let late = state.late else { return }
      arrivals.begin(on: state.link.id)
      late.yield(line.bytes)
    }
  }

  /// Waits until every line that was let go has had its effect, but for calls that wait for a
  /// person.
  func lateArrivals() async {
    guard !arrivals.isEmpty else { return }
    await withCheckedContinuation { arrivals.whenEmpty($0) }
  }

  /// How far world time may be moved in one commit: no further than where a line arrives.
  var pause: Instant? { arrivals.isEmpty ? held.nextDue : .distantPast }
}
