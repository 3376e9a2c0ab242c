import Testing

@testable import Scenarios

struct ReportMergeTests {
  private typealias Named = (name: String, bytes: [UInt8])

  /// The reports of each of `count` shards over the samples.
  private func shards(_ count: Int) throws -> [Named] {
    try (1...count).map { index in
      let shard = try Shard(index: index, of: count)
      return named(
        "\(index).json",
        ScenarioReport(
          shard: shard, outcomes: ReportSamples.outcomes.filter { shard.contains($0.id) }))
    }
  }

  private func named(_ name: String, _ report: ScenarioReport) -> Named {
    (name, Array(ReportFormat.json.text(of: report).utf8))
  }

  @Test(arguments: [1, 2, 3, 8, 20])
  func `shards put together are the report of the whole`(count: Int) throws {
    let merged = try ReportMerge.merge(shards(count).reversed())
    for format in ReportFormat.allCases {
      #expect(
        format.text(of: merged, tellsHostTime: false)
          == format.text(of: ReportSamples.report, tellsHostTime: false))
    }
  }

  @Test func `whole reports of different scenarios are put together too`() throws {
    let parts = [ReportSamples.outcomes.prefix(3), ReportSamples.outcomes.dropFirst(3)].map {
      named("\($0.count).json", ScenarioReport(outcomes: Array($0)))
    }
    #expect(
      try ReportMerge.merge(parts).outcomes.map(\.id) == ReportSamples.report.outcomes.map(\.id))
  }

  private func refusal(_ reports: [Named]) -> String? {
    #expect(throws: ReportMerge.Refusal.self) { try ReportMerge.merge(reports) }?.description
  }

  @Test func `a shard that is missing or there twice is refused`() throws {
    let all = try shards(4)
    #expect(refusal([all[0], all[3]]) == "missing: 2/4, 3/4")
    #expect(
      refusal(all + [("again.json", all[1].bytes)])
        == "shard 2/4 is there twice: ‘2.json’ and ‘again.json’")
    #expect(
      try refusal([all[0], shards(3)[1]]) == "‘1.json’ is one of 4 shards and ‘2.json’ is shard 2/3"
    )
  }

  @Test func `a case that is there twice, or in another's shard, is refused`() throws {
    let whole = named("a.json", ReportSamples.report)
    let first = ReportSamples.report.outcomes[0].id
    #expect(
      refusal([whole, ("b.json", whole.bytes)])
        == "‘\(first)’ is there twice: in ‘a.json’ and in ‘b.json’")
    let shard = try Shard(index: 1, of: 2)
    let all = named("1.json", ScenarioReport(shard: shard, outcomes: ReportSamples.outcomes))
    #expect(refusal([all])?.hasSuffix("in ‘1.json’ does not belong to shard 1/2") == true)
  }

  @Test func `reports that hold no case are no result`() throws {
    let empty = named("a.json", ScenarioReport(outcomes: []))
    #expect(refusal([empty]) == "they hold no case")
    #expect(refusal([empty, ("b.json", empty.bytes)]) == "they hold no case")
    #expect(
      try ReportMerge.merge([empty, named("c.json", ReportSamples.report)]).outcomes.count > 0)
  }

  @Test func `shards and whole reports do not mix`() throws {
    let whole = named("whole.json", ScenarioReport(outcomes: []))
    let shard = try shards(2)[0]
    #expect(
      refusal([whole, shard]) == "‘1.json’ is a shard and ‘whole.json’ is not; merge one kind")
    #expect(refusal([shard, whole]) == "‘1.json’ is one of 2 shards and ‘whole.json’ is no shard")
  }

  @Test func `what is no report, or of another schema, or cut, is refused`() throws {
    let text = ReportFormat.json.text(of: ReportSamples.report)
    func refused(_ text: String) -> String? { refusal([("x.json", Array(text.utf8))]) }
    #expect(refused("{") == "‘x.json’ is no JSON report of scenarios")
    #expect(refused("[]") == "‘x.json’ is no JSON report of scenarios")
    #expect(
      refused(text.replacing(#""schema" : 1"#, with: #""schema" : 2"#))
        == "‘x.json’ has schema 2; this version reads 1")
    #expect(
      refused(text.replacing(#""cases" : 8"#, with: #""cases" : 9"#))
        == "‘x.json’ was cut: its counts do not fit its cases")
    #expect(refusal([]) == "there is no report to merge")
  }
}
