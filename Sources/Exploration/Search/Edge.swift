/// One step: what happened, and to which document in flight.
struct Edge: Hashable, Sendable {
  let event: ExplorationEvent
  /// The slot of ``StateKey/flight(_:)``; 0 where no document is meant.
  let slot: Int

  init(_ event: ExplorationEvent, slot: Int = 0) {
    self.event = event
    self.slot = slot
  }

  init(packed: UInt16) {
    event = ExplorationEvent(rawValue: UInt8(packed & 63)) ?? .tick
    slot = Int(packed >> 6)
  }

  var packed: UInt16 { UInt16(event.rawValue) | UInt16(slot) << 6 }
}
