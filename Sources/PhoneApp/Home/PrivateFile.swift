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
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw failure(.read, path)
    }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16 * 1024)
    while true {
      let count = Glibc.read(file, &buffer, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(.read, path)
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= bytesMax else {
        throw .broken(path: path, .tooLong(bytesMax: bytesMax))
      }
    }
  }

  /// Puts a new file (mode 0600) in the place of an old one: after a power cut there is the one
  /// or the other, whole.
  static func replace(_ path: String, with bytes: [UInt8]) throws(PhoneHomeError) {
    let draft = "\(path).\(getpid()).new"
    let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
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
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
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
