import Files
import Glibc

/// Files that only their owner may read, replaced whole or not at all.
enum PrivateFile {
  /// Makes a folder (mode 0700) and those above it.
  static func makeFolder(_ path: String) throws(PhoneHomeError) {
    var sofar = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      sofar += "/\(part)"
      guard mkdir(sofar, 0o700) != 0, errno != EEXIST else { continue }
      throw failure(.makeFolder, sofar)
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw .unusable(path: path, attempt: .useFolder, reason: SystemReason(code: ENOTDIR))
    }
  }

  /// The bytes of a file; `nil` when there is no such file.
  static func read(_ path: String, bytesMax: Int) throws(PhoneHomeError) -> [UInt8]? {
    do throws(PlainFile.Refusal) {
      try OwnFile.tighten(path)
      return try PlainFile.read(path, bytesMax: bytesMax)
    } catch {
      switch error {
      case .system(code: ENOENT): return nil
      case .tooLong(let bytesMax): throw .broken(path: path, .tooLong(bytesMax: bytesMax))
      case .system, .folder, .notRegular, .notText:
        throw .unusable(path: path, attempt: .read, reason: SystemReason(error))
      }
    }
  }

  /// Puts a new file (mode 0600) in the place of an old one: after a power cut there is the one
  /// or the other, whole. The caller has the lock: what is there of a new one was left by a
  /// process that was killed.
  static func replace(_ path: String, with bytes: [UInt8]) throws(PhoneHomeError) {
    let draft = "\(path).new"
    unlink(draft)
    let file = open(
      draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, OwnFile.mode)
    guard file >= 0 else { throw failure(.write, draft) }
    do throws(PhoneHomeError) {
      defer { close(file) }
      try write(bytes, to: file, path: draft)
      guard fsync(file) == 0 else { throw failure(.write, draft) }
    } catch {
      unlink(draft)
      throw error
    }
    guard rename(draft, path) == 0 else {
      let error = failure(.replace, path)
      unlink(draft)
      throw error
    }
    try syncFolder(of: path)
  }

  /// Opens a file to hold a lock that ends with the file being closed, and waits for the lock.
  static func lock(_ path: String) throws(PhoneHomeError) -> CInt {
    let file = open(
      path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, OwnFile.mode)
    guard file >= 0 else { throw failure(.lock, path) }
    while flock(file, LOCK_EX) != 0 {
      guard errno == EINTR else {
        let error = failure(.lock, path)
        close(file)
        throw error
      }
    }
    return file
  }

  private static func write(
    _ bytes: [UInt8], to file: CInt, path: String
  ) throws(PhoneHomeError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(.write, path)
      }
      rest = rest.dropFirst(count)
    }
  }

  /// The new name is on disk only once the folder is.
  private static func syncFolder(of path: String) throws(PhoneHomeError) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { throw failure(.write, folder) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw failure(.write, folder) }
  }

  private static func failure(_ attempt: PhoneHomeError.Attempt, _ path: String) -> PhoneHomeError {
    .unusable(path: path, attempt: attempt, reason: SystemReason(code: errno))
  }
}
