import LinkProtocol
import Testing
import VehicleCatalog

@testable import HeadUnit

/// What waits for one reader.
struct EventBufferTests {
  private let car: VIN

  init() throws { car = try VIN(HeadUnitFixture.vin) }

  private func entry(_ sequence: Int) -> JournalEntry {
    JournalEntry(
      vehicle: car, sequence: sequence, at: HeadUnitFixture.start, wall: HeadUnitFixture.start,
      actor: "time",
      note: JournalNote(.pairingFailed))
  }

  private func removeAll(_ buffer: inout EventBuffer) -> [[Int]] {
    var taken: [[Int]] = []
    while let events = buffer.pop() { taken.append([events.entry.sequence, events.lagged]) }
    return taken
  }

  @Test func `what fits is told in order`() {
    var buffer = EventBuffer(capacity: 3)
    for number in 1...3 { buffer.push(entry(number)) }
    #expect(removeAll(&buffer) == [[1, 0], [2, 0], [3, 0]])
    #expect(buffer.pop() == nil)
  }

  @Test func `the oldest make room, and the next one told says how many`() {
    var buffer = EventBuffer(capacity: 3)
    for number in 1...8 { buffer.push(entry(number)) }
    #expect(buffer.count == 3)
    #expect(removeAll(&buffer) == [[6, 5], [7, 0], [8, 0]])
    buffer.push(entry(9))
    #expect(removeAll(&buffer) == [[9, 0]])
  }

  @Test(arguments: [1, 2, 63, 64, 65, 200], [1, 3, 64, 70])
  func `nothing is told twice and nothing is lost uncounted`(capacity: Int, step: Int) {
    var buffer = EventBuffer(capacity: capacity)
    var next = 1
    for number in 1...1_000 {
      buffer.push(entry(number))
      guard number.isMultiple(of: step) else { continue }
      for _ in 0..<max(1, step / 2) {
        guard let events = buffer.pop() else { break }
        #expect(events.entry.sequence == next + events.lagged)
        next = events.entry.sequence + 1
      }
    }
    for pair in removeAll(&buffer) {
      #expect(pair[0] == next + pair[1])
      next = pair[0] + 1
    }
    #expect(next == 1_001)
  }
}
