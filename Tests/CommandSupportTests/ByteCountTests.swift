import CommandSupport
import Testing

struct ByteCountTests {
  @Test(arguments: [
    (0, "0 B"), (999, "999 B"), (1_000, "1 kB"), (1_550, "1.6 kB"), (155_648, "156 kB"),
    (999_499, "999 kB"), (999_500, "1 MB"), (21_474_836_480, "21.5 GB"),
    (5_000_000_000_000_000, "5000 TB"),
  ])
  func `bytes are told with the unit that fits`(bytes: Int, text: String) {
    #expect("\(ByteCount(bytes))" == text)
  }
}
