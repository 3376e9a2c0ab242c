import Testing

@testable import HeadUnit

struct RefusalLogTests {
  @Test func `twenty a second are told; the next one says how many were not`() {
    var log = RefusalLog()
    let second: Int64 = 1_000_000_000
    let reported = (0..<50).compactMap { log.admits(atNanoseconds: second + $0) }
    #expect(reported == Array(repeating: 0, count: 20))
    #expect(log.admits(atNanoseconds: 2 * second + 1) == 30)
    #expect(log.admits(atNanoseconds: 2 * second + 2) == 0)
  }
}
