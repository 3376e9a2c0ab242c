import Files
import Glibc

/// What the process has in memory, as the kernel counts it.
struct ProcessMemory: Hashable, Sendable {
  /// Pages in memory, those of files included.
  let residentBytes: Int
  /// Of these what belongs to no file: heap and stacks.
  let ownBytes: Int

  /// - Returns: `nil` where there is no `/proc`.
  /// - Source: proc_pid_statm(5).
  static func read() -> ProcessMemory? {
    guard let text = try? PlainFile.text("/proc/self/statm") else { return nil }
    let pages = text.split(separator: " ").compactMap { Int($0) }
    guard pages.count > 2 else { return nil }
    let pageBytes = Int(sysconf(Int32(_SC_PAGESIZE)))
    return ProcessMemory(
      residentBytes: pages[1] * pageBytes, ownBytes: (pages[1] - pages[2]) * pageBytes)
  }

  /// What each of `vehicles` takes at most, if all that came since `empty` is theirs.
  ///
  /// The kernel's count of the heap, and not the allocator's: freed memory that the process keeps
  /// is memory that the machine lacks.
  /// - Returns: `nil` for fewer vehicles than tell anything.
  func bytesPerVehicle(since empty: ProcessMemory, vehicles: Int) -> Int? {
    guard vehicles >= Self.vehiclesMin else { return nil }
    return max(0, ownBytes - empty.ownBytes) / vehicles
  }

  /// Fewer vehicles drown in what the daemon needs for itself, a few megabytes.
  static let vehiclesMin = 1_000
}
