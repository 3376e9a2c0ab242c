import Scenarios
import Testing

struct ShardTests {
  private static let ids = (0..<1_000).map { "S1 [profile=car-\($0 / 7) months=\($0 % 7)]" }

  @Test(arguments: [1, 2, 3, 4, 7, 16, 100, 1_000])
  func `the shards of any number share every case out, each once`(count: Int) throws {
    var owners: [String: Int] = [:]
    for index in 1...count {
      let shard = try Shard(index: index, of: count)
      for id in Self.ids where shard.contains(id) {
        #expect(owners.updateValue(index, forKey: id) == nil, "\(id) is in two shards")
      }
    }
    #expect(owners.count == Self.ids.count)
  }

  @Test(arguments: [2, 4, 10])
  func `no shard is much larger than another`(count: Int) throws {
    for index in 1...count {
      let shard = try Shard(index: index, of: count)
      let size = Self.ids.count(where: shard.contains)
      let fair = Self.ids.count / count
      #expect((fair * 7 / 10...fair * 13 / 10).contains(size), "\(size) of \(fair)")
    }
  }

  /// Worked out by another program: a change of the arithmetic would move every case.
  @Test(arguments: [
    ("S1: a service ends at its very millisecond", 4), ("a", 4), ("b", 1), ("", 7),
  ])
  func `a case stays in its shard from release to release`(id: String, index: Int) throws {
    let found = try (1...8).filter { try Shard(index: $0, of: 8).contains(id) }
    #expect(found == [index])
  }

  @Test(arguments: ["1/1", "2/8", "8/8"]) func `a shard is written as it is read`(
    text: String
  ) throws {
    #expect(try Shard(text).description == text)
  }

  @Test(arguments: ["0/8", "9/8", "1/0", "1", "1/8/2", "a/b", "-1/8", "1/10001", ""])
  func `what is no shard is refused`(text: String) {
    #expect(throws: Shard.FormatError.self) { try Shard(text) }
  }

  @Test(
    arguments: [
      (["CI_NODE_INDEX": "2", "CI_NODE_TOTAL": "5"], "2/5"),
      (["JOB_COMPLETION_INDEX": "0", "JOB_COMPLETIONS": "5"], "1/5"),
      (["JOB_COMPLETION_INDEX": "4", "JOB_COMPLETIONS": "5"], "5/5"),
      (["CI_NODE_TOTAL": "5"], nil),
      ([:], nil),
    ] as [([String: String], String?)])
  func `a build server's variables choose a shard`(
    environment: [String: String], shard: String?
  ) throws {
    #expect(try Shard.assigned(by: environment)?.description == shard)
  }

  @Test(arguments: [
    ["CI_NODE_INDEX": "2"], ["CI_NODE_INDEX": "0", "CI_NODE_TOTAL": "5"],
    ["CI_NODE_INDEX": "x", "CI_NODE_TOTAL": "5"], ["JOB_COMPLETION_INDEX": "3"],
    ["JOB_COMPLETION_INDEX": "5", "JOB_COMPLETIONS": "5"],
    ["JOB_COMPLETION_INDEX": "-1", "JOB_COMPLETIONS": "5"],
    ["CI_NODE_INDEX": "-9223372036854775808", "CI_NODE_TOTAL": "5"],
  ])
  func `half a shard, or one that cannot be, is refused`(environment: [String: String]) {
    #expect(throws: Shard.FormatError.self) { try Shard.assigned(by: environment) }
  }
}
