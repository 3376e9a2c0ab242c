import LinkProtocol
import Testing
import VehicleCatalog
import WorldTime

@testable import HeadUnit

/// The numbers of the entries that one batch will write.
struct JournalDraftTests {
  private let car: VIN
  private let other: VIN

  init() throws {
    car = try VIN(HeadUnitFixture.vin)
    other = try VIN("SJNTAAJ12U0000002")
  }

  /// A draft on top of seven entries of one car.
  private func draft() -> JournalDraft { JournalDraft(after: [car: 7]) }

  private func numbers(_ draft: JournalDraft, of vehicle: VIN) -> [Int] {
    draft.entries.filter { $0.vehicle == vehicle }.map(\.sequence)
  }

  @Test func `numbers go on from the committed ones, for each car by itself`() {
    var draft = draft()
    for vehicle in [car, other, car, other, other] { draft.add(to: vehicle) }
    #expect(numbers(draft, of: car) == [8, 9])
    #expect(numbers(draft, of: other) == [1, 2, 3])
    #expect(draft.lastSequence(of: car) == 9)
  }

  @Test func `a change that fails gives its numbers back`() {
    var draft = draft()
    draft.add(to: car)
    let mark = draft.mark
    draft.add(to: car)
    draft.add(to: other)
    draft.goBack(to: mark)
    #expect(numbers(draft, of: car) == [8])
    #expect(draft.lastSequence(of: car) == 8)
    #expect(draft.lastSequence(of: other) == 0)
    draft.add(to: car)
    #expect(numbers(draft, of: car) == [8, 9])
  }

  @Test func `the entries of a car that is removed are void and a new one begins at 1`() {
    var draft = draft()
    draft.add(to: car)
    draft.add(to: other)
    draft.remove(car)
    #expect(numbers(draft, of: car).isEmpty)
    draft.add(to: car)
    #expect(numbers(draft, of: car) == [1])
    #expect(numbers(draft, of: other) == [1])
    #expect(draft.removedVehicles == [car])
  }

  @Test func `a removal that fails leaves the journal as it was`() {
    var draft = draft()
    draft.add(to: car)
    let mark = draft.mark
    draft.remove(car)
    draft.add(to: car)
    draft.goBack(to: mark)
    #expect(numbers(draft, of: car) == [8])
    #expect(draft.lastSequence(of: car) == 8)
    #expect(draft.removedVehicles.isEmpty)
  }

  @Test func `going back does not raise a car that was removed before`() {
    var draft = draft()
    draft.add(to: car)
    draft.remove(car)
    let mark = draft.mark
    draft.add(to: car)
    draft.goBack(to: mark)
    #expect(draft.lastSequence(of: car) == 0)
    draft.add(to: car)
    #expect(numbers(draft, of: car) == [1])
  }
}

extension JournalDraft {
  fileprivate mutating func add(to vehicle: VIN) {
    add(to: vehicle) { sequence in
      JournalEntry(
        vehicle: vehicle, sequence: sequence, at: HeadUnitFixture.start,
        wall: HeadUnitFixture.start, actor: "time",
        note: JournalNote(.pairingFailed))
    }
  }
}
