/// One of several slices that a run is cut into, so that as many machines can share it.
///
/// Which slice a case is in depends on nothing but its id and the number of slices, so it stays
/// there from run to run, whatever other files and cases are added.
package struct Shard: Hashable, Sendable {
  /// From 1 to ``count``.
  package let index: Int
  package let count: Int

  package static let countMax = 10_000

  /// Why a text or an environment names no shard.
  package struct FormatError: Error, Hashable, CustomStringConvertible {
    package let description: String
  }

  /// - Throws: ``FormatError`` when the index is not within 1…`count`.
  package init(index: Int, of count: Int) throws(FormatError) {
    guard (1...Self.countMax).contains(count) else {
      throw FormatError(description: "\(count) shards; there are 1 to \(Self.countMax)")
    }
    guard (1...count).contains(index) else {
      throw FormatError(description: "shard \(index) of \(count); shards are counted from 1")
    }
    self.index = index
    self.count = count
  }

  /// Reads `2/8`.
  package init(_ text: String) throws(FormatError) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1] else {
      throw FormatError(description: "‘\(text)’ is no shard such as 2/8")
    }
    try self.init(index: index, of: count)
  }

  package func contains(_ id: String) -> Bool {
    Self.mixed(id) % UInt64(count) == UInt64(index - 1)
  }

  /// A number that looks random and is the same for the same text on every machine.
  ///
  /// - Source: FNV-1a, 64 bits, with the finalizer of MurmurHash3, whose low bits are even.
  private static func mixed(_ text: String) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    hash = (hash ^ hash >> 33) &* 0xff51_afd7_ed55_8ccd
    hash = (hash ^ hash >> 33) &* 0xc4ce_b9fe_1a85_ec53
    return hash ^ hash >> 33
  }
}

extension Shard: CustomStringConvertible {
  package var description: String { "\(index)/\(count)" }
}

extension Shard {
  /// The shard that a build server assigned: `CI_NODE_INDEX` of `CI_NODE_TOTAL`, counted from 1 as
  /// GitLab does, or `JOB_COMPLETION_INDEX` of `JOB_COMPLETIONS`, counted from 0 as Kubernetes
  /// does. Kubernetes tells the index alone; the job's template has to set the number.
  ///
  /// - Returns: `nil` when the environment names none.
  /// - Throws: ``FormatError`` when it names half of one, or none that there can be.
  package static func assigned(
    by environment: [String: String]
  ) throws(FormatError) -> Shard? {
    if let shard = try shard("CI_NODE_INDEX", "CI_NODE_TOTAL", countedFrom: 1, in: environment) {
      return shard
    }
    return try shard("JOB_COMPLETION_INDEX", "JOB_COMPLETIONS", countedFrom: 0, in: environment)
  }

  private static func shard(
    _ indexName: String, _ countName: String, countedFrom first: Int,
    in environment: [String: String]
  ) throws(FormatError) -> Shard? {
    guard let index = environment[indexName] else { return nil }
    guard let count = environment[countName] else {
      throw FormatError(
        description: "\(indexName) is set and \(countName) is not; set both, or use --shard")
    }
    guard let index = Int(index), let count = Int(count), (0...countMax).contains(index) else {
      throw FormatError(
        description: "\(indexName)=\(index) and \(countName)=\(count) are no shard")
    }
    return try Shard(index: index - first + 1, of: count)
  }
}
