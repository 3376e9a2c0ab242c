package import Glibc

/// A process that somebody else started, for as long as it runs.
package struct WatchedProcess: Hashable, Sendable {
  package let id: pid_t
  /// Ticks after the host's start: another process of the same number began at another.
  private let startTicks: UInt64

  /// - Returns: `nil` when there is no such process.
  package init?(_ id: pid_t) {
    guard let facts = Facts(of: id), !facts.isOver else { return nil }
    (self.id, startTicks) = (id, facts.startTicks)
  }

  package var isRunning: Bool {
    Facts(of: id).map { !$0.isOver && $0.startTicks == startTicks } ?? false
  }

  /// What started the program that asks: its parent, or the shell around it where that is a
  /// `$( … )`, whose own process ends with what it runs.
  package static func caller() -> WatchedProcess? {
    var id = getppid()
    while let outer = Substitution.shell(around: id) { id = outer }
    return id > 1 ? WatchedProcess(id) : nil
  }
}

/// What the kernel tells of a process.
///
/// - Source: proc_pid_stat(5).
private struct Facts {
  let isOver: Bool
  let parent: pid_t
  let startTicks: UInt64

  init?(of id: pid_t) {
    guard let bytes = KernelFile.read("/proc/\(id)/stat"), let name = bytes.lastIndex(of: 41)
    else { return nil }
    let words = bytes[(name + 1)...].split(separator: 32).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard words.count > 19, let parent = pid_t(words[1]), let ticks = UInt64(words[19]) else {
      return nil
    }
    (isOver, self.parent, startTicks) = (words[0] == "Z" || words[0] == "X", parent, ticks)
  }
}

/// `$( … )` of a shell: a copy of it, which writes into a pipe that the shell itself reads.
private enum Substitution {
  /// Shells use low ones.
  private static let descriptorsLookedAt = 256

  static func shell(around id: pid_t) -> pid_t? {
    guard let outer = Facts(of: id)?.parent, outer > 1,
      let command = KernelFile.read("/proc/\(id)/cmdline"),
      command == KernelFile.read("/proc/\(outer)/cmdline"),
      let pipe = KernelFile.target("/proc/\(id)/fd/1"), pipe.hasPrefix("pipe:"),
      (0..<Self.descriptorsLookedAt).contains(where: {
        KernelFile.target("/proc/\(outer)/fd/\($0)") == pipe
      })
    else { return nil }
    return outer
  }
}

private enum KernelFile {
  /// Longer ones are read in part, which is enough to be compared.
  private static let bytesMax = 4_096

  static func read(_ path: String) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: bytesMax)
    let count = Glibc.read(file, &bytes, bytes.count)
    return count < 0 ? nil : Array(bytes[..<count])
  }

  static func target(_ link: String) -> String? {
    var bytes = [CChar](repeating: 0, count: 256)
    let count = readlink(link, &bytes, bytes.count)
    return count < 0
      ? nil : String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
