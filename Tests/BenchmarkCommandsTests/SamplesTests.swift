import CommandSupport
import Testing

@testable import BenchmarkCommands

struct SamplesTests {
  @Test func `percentiles are samples, by nearest rank, whatever the order they came in`() {
    var samples = Samples()
    for number in (1...200).reversed() { samples.add(Int64(number) * 1_000) }
    #expect(
      samples.spread
        == Spread(
          samples: 200, p50Microseconds: 100, p95Microseconds: 190, p99Microseconds: 198))
  }

  @Test func `one sample is every percentile`() {
    var samples = Samples()
    samples.add(1_500)
    #expect(
      samples.spread
        == Spread(samples: 1, p50Microseconds: 1.5, p95Microseconds: 1.5, p99Microseconds: 1.5))
  }

  @Test func `the ratio is that of the medians, and the table says so`() {
    var (ours, baseline) = (Samples(), Samples())
    for duration in [30_000, 1, 2_000_000] as [Int64] { ours.add(duration) }
    for duration in [10_000, 20_000, 5_000] as [Int64] { baseline.add(duration) }
    let row = Comparison("a thing", ours, against: "its baseline", baseline)
    #expect(row.ratio == 3)
    #expect(
      Report(build: "release", rows: [row]).text.plain == """
        MEASURED        SAMPLES  P50      P95      P99      RATIO
        a thing         3        30.0 µs  2.00 ms  2.00 ms  3.00×
          its baseline  3        10.0 µs  20.0 µs  20.0 µs  1
        release build; ours above its baseline, both taken in turns
        """)
  }
}
