import Testing

@testable import PhoneApp

struct ReconnectDelayTests {
  @Test func `a car that stays away is looked for more and more rarely`() {
    var delay = ReconnectDelay()
    let waits = (0..<10).map { _ in delay.next() }
    #expect(waits == [250, 500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000])
  }

  @Test func `after a success it is looked for at once`() {
    var delay = ReconnectDelay()
    #expect(delay.isFirst)
    _ = (delay.next(), delay.next())
    #expect(!delay.isFirst)
    delay.succeeded()
    #expect(delay.isFirst)
    #expect(delay.next() == 250)
  }
}
