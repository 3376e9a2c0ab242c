import CoreMetrics
import Testing

@testable import MetricsText

struct MetricsRegistryTests {
  @Test func `counters and gauges are written with their kinds, in order of name`() {
    let registry = MetricsRegistry(help: ["b_total": "How many b."])
    let b = Counter(label: "b_total", dimensions: [("kind", "x")], factory: registry)
    b.increment(by: 2)
    Counter(label: "b_total", dimensions: [("kind", "y")], factory: registry).increment()
    Meter(label: "a", factory: registry).set(1.5)
    #expect(
      registry.text() == """
        # TYPE a gauge
        a 1.5
        # HELP b_total How many b.
        # TYPE b_total counter
        b_total{kind="x"} 2
        b_total{kind="y"} 1

        """)
  }

  @Test func `the same name and labels are the same metric`() {
    let registry = MetricsRegistry()
    for _ in 1...3 { Counter(label: "n", factory: registry).increment() }
    #expect(registry.text() == "# TYPE n counter\nn 3\n")
  }

  @Test func `a name keeps its first kind`() {
    let registry = MetricsRegistry()
    Counter(label: "n", factory: registry).increment()
    Meter(label: "n", dimensions: [("a", "b")], factory: registry).set(7)
    Meter(label: "n", factory: registry).set(7)
    #expect(registry.text() == "# TYPE n counter\nn 1\n")
  }

  @Test func `names and values that Prometheus does not take are changed and escaped`() {
    let registry = MetricsRegistry()
    Counter(
      label: "1 é.b", dimensions: [("le-vel", "a\"b\\c\nd")], factory: registry
    ).increment()
    #expect(
      registry.text() == "# TYPE _1___b counter\n_1___b{le_vel=\"a\\\"b\\\\c\\nd\"} 1\n")
  }

  @Test func `durations are counted in every bucket that they fit, in seconds`() {
    let registry = MetricsRegistry()
    let timer = CoreMetrics.Timer(label: "t_seconds", factory: registry)
    timer.recordNanoseconds(10_000)
    timer.recordNanoseconds(10_001)
    timer.recordNanoseconds(-5)
    timer.recordNanoseconds(60_000_000_000)
    let lines = registry.text().split(separator: "\n").map(String.init)
    #expect(lines[1] == #"t_seconds_bucket{le="1e-05"} 2"#)
    #expect(lines[2] == #"t_seconds_bucket{le="2.5e-05"} 3"#)
    #expect(lines.contains(#"t_seconds_bucket{le="10"} 3"#))
    #expect(lines.contains(#"t_seconds_bucket{le="+Inf"} 4"#))
    #expect(lines.suffix(2).last == "t_seconds_count 4")
    #expect(lines.suffix(2).first == "t_seconds_sum 60.000020001")
  }

  @Test func `a counter stops at its end`() {
    let registry = MetricsRegistry()
    let counter = Counter(label: "n", factory: registry)
    counter.increment(by: Int64.max)
    counter.increment(by: 1)
    #expect(registry.text().contains("n \(Int64.max)\n"))
    counter.reset()
    #expect(registry.text().contains("n 0\n"))
  }

  @Test func `what is destroyed is written no more`() {
    let registry = MetricsRegistry()
    let counter = Counter(label: "n", factory: registry)
    counter.destroy()
    #expect(registry.text().isEmpty)
  }

  @Test func `many tasks count together and lose nothing`() async {
    let registry = MetricsRegistry()
    let counter = Counter(label: "n", factory: registry)
    let gauge = Meter(label: "g", factory: registry)
    await withDiscardingTaskGroup { group in
      for _ in 1...8 {
        group.addTask {
          for _ in 1...1_000 {
            counter.increment()
            gauge.increment()
          }
        }
      }
    }
    #expect(registry.text().contains("g 8000\n"))
    #expect(registry.text().contains("n 8000\n"))
  }
}
