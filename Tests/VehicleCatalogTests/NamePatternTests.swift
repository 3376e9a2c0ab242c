import Testing
import VehicleCatalog

@Suite struct NamePatternTests {
  @Test(
    arguments: [
      ("*", ["a", "qashqai-j12b/2025/tekna", ""], []),
      (
        "leaf-ze1/2021/tekna", ["leaf-ze1/2021/tekna", "LEAF-ZE1/2021/Tekna"],
        ["leaf-ze1/2021/tekna-plus"]
      ),
      ("leaf-*", ["leaf-ze1/2021/tekna", "leaf-"], ["leaf", "a-leaf-ze1"]),
      ("*/tekna", ["leaf-ze1/2021/tekna"], ["leaf-ze1/2021/tekna-plus", "tekna"]),
      (
        "qashqai-*/2025/*", ["qashqai-j12b/2025/tekna", "qashqai-/2025/"],
        ["qashqai-j12b/2024/tekna", "qashqai-j12b/2025"]
      ),
      ("*j12*2025*", ["qashqai-j12b/2025/tekna"], ["qashqai-j11/2025/j12"]),
      ("ab*ba", ["abba", "ab-ba"], ["aba", "abab"]),
      ("**", ["", "anything"], []),
      ("a**b", ["ab", "axb"], ["a"]),
      ("F*", ["fr", "FI", "f"], ["GB", ""]),
      ("", [""], ["a"]),
    ] as [(String, [String], [String])])
  func `a star stands for any characters and all else for itself`(
    pattern: String, matching: [String], others: [String]
  ) {
    let pattern = NamePattern(pattern)
    #expect(matching.filter { !pattern.matches($0) } == [])
    #expect(others.filter(pattern.matches) == [])
  }
}
