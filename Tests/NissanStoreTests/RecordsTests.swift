import Testing
import VehicleCatalog

@testable import NissanStore

struct RecordsTests {
  private func disputed(_ names: CardToken...) -> [DisputedCard] {
    names.map { DisputedCard(key: $0) }
  }

  @Test func `what is taken back leaves no trace, and its place is given again`() {
    var records = Records<DisputedCard>()
    records.save(DisputedCard(key: "a"))
    let before = records
    records.perform(.begin)
    records.save(DisputedCard(key: "b"))
    records.remove("a")
    #expect(records.all == disputed("b"))
    records.perform(.rollBack)
    #expect(records == before)
    #expect(records.lastPlace == 1)
    records.save(DisputedCard(key: "c"))
    #expect(records.place(of: "c") == 2)
    #expect(records.all == disputed("a", "c"))
  }

  @Test func `what was written is handed out once, in the order of making`() {
    var records = Records<DisputedCard>()
    records.load(DisputedCard(key: "kept"), at: 7)
    for name in ["b", "a"] as [CardToken] { records.save(DisputedCard(key: name)) }
    records.remove("kept")
    let (saved, removed) = records.drainChanges()
    #expect(saved.map(\.record) == disputed("b", "a"))
    #expect(saved.map(\.place) == [8, 9])
    #expect(removed == ["kept"])
    #expect(records.drainChanges().saved.isEmpty)
  }
}
