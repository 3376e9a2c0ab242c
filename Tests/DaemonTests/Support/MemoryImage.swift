import Foundation
import Glibc

/// What a core dump of a process would hold: every mapping that it may write to, now.
struct MemoryImage {
  private let regions: [Data]

  /// - Parameter processID: A process of ours that runs or waits.
  /// - Throws: When its memory cannot be read.
  init(of processID: pid_t) throws {
    let maps = try String(contentsOfFile: "/proc/\(processID)/maps", encoding: .utf8)
    let memory = try FileHandle(
      forReadingFrom: URL(filePath: "/proc/\(processID)/mem"))
    defer { try? memory.close() }
    regions = try maps.split(separator: "\n").compactMap { line in
      let fields = line.split(separator: " ", omittingEmptySubsequences: true)
      // The kernel's own pages say that they can be read, and cannot.
      guard fields[1].hasPrefix("rw"), fields.last?.hasPrefix("[vv") != true else { return nil }
      let ends = fields[0].split(separator: "-").compactMap { UInt64($0, radix: 16) }
      guard ends.count == 2 else { return nil }
      try memory.seek(toOffset: ends[0])
      return try memory.read(upToCount: Int(ends[1] - ends[0]))
    }
  }

  func contains(_ bytes: [UInt8]) -> Bool {
    regions.contains { region in
      region.withUnsafeBytes { Self.search($0.baseAddress, $0.count, bytes, bytes.count) != nil }
    }
  }

  /// `memmem`, which the Glibc module does not show.
  private static let search = unsafeBitCast(
    dlsym(nil, "memmem"),
    to: (@convention(c) (
      UnsafeRawPointer?, Int, UnsafeRawPointer, Int
    ) -> UnsafeRawPointer?).self)

  func contains(_ text: String) -> Bool { contains(Array(text.utf8)) }
}
