import Glibc
import Synchronization

/// A socket file that is ours: nobody else can serve it until it is released.
///
/// A lock on `PATH.lock` is held as long as the socket is served, so two daemons that start at the
/// same moment cannot both believe that a file is stale. The socket has its mode before it listens,
/// and before it listens nobody can connect.
final class SocketClaim: Sendable {
  /// Listening. Whoever takes it closes it.
  let descriptor: Int32
  private let path: String
  private let identity: FileIdentity
  private let lock: Mutex<FileLock?>

  /// Takes the lock, removes a stale file, and listens with the permission bits `mode` (to connect
  /// takes the permission to write). The kernel keeps `backlog` connections until they are
  /// accepted.
  init(path: String, mode: UInt32, backlog: Int32) throws(LinkBindError) {
    guard path.utf8.count <= UnixAddress.pathBytesMax else {
      throw .pathTooLong(
        path: path,
        bytes: path.utf8.count,
        bytesMax: UnixAddress.pathBytesMax
      )
    }
    try Self.checkFolder(of: path)
    try Self.checkFile(at: path)
    let lock = try FileLock(besides: path)
    // Whoever answers here holds no lock of ours, but is alive.
    if Self.isServed(path) { throw .alreadyServed(path: path) }
    if FileIdentity(path: path) != nil, unlink(path) != 0 {
      throw .failed(path: path, step: "removing the stale file", reason: systemReason(errno))
    }
    descriptor = try Self.listen(at: path, mode: mode, backlog: backlog)
    self.path = path
    guard let identity = FileIdentity(path: path) else {
      Glibc.close(descriptor)
      throw .failed(path: path, step: "finding the new file", reason: systemReason(errno))
    }
    self.identity = identity
    self.lock = Mutex(lock)
  }

  /// Removes the socket file, unless another one has taken its place, and gives up the lock.
  func release() {
    lock.withLock { lock in
      guard lock != nil else { return }
      if FileIdentity(path: path) == identity { unlink(path) }
      lock = nil
    }
  }

  private static func checkFolder(of path: String) throws(LinkBindError) {
    let folder = Self.folder(of: path)
    var status = stat()
    if stat(folder, &status) != 0 {
      guard errno != ENOENT else { throw .folderMissing(path: path, folder: folder) }
      guard errno != ENOTDIR else { throw .notAFolder(path: path, folder: folder) }
      throw .failed(path: path, step: "looking at its folder", reason: systemReason(errno))
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw .notAFolder(path: path, folder: folder)
    }
  }

  private static func checkFile(at path: String) throws(LinkBindError) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFSOCK else { throw .notASocket(path: path) }
  }

  /// Someone accepts connections at `path`, or may: only a refused connection proves it stale.
  private static func isServed(_ path: String) -> Bool {
    let probe = UnixAddress.openSocket()
    defer { Glibc.close(probe) }
    let result = UnixAddress.with(path) { connect(probe, $0, $1) }
    return result == 0 || (errno != ECONNREFUSED && errno != ENOENT)
  }

  private static func listen(
    at path: String,
    mode: UInt32,
    backlog: Int32
  ) throws(LinkBindError) -> Int32 {
    let descriptor = UnixAddress.openSocket()
    let step: String
    if descriptor < 0 {
      step = "opening a socket"
    } else if UnixAddress.with(path, { bind(descriptor, $0, $1) }) != 0 {
      step = "binding"
    } else if chmod(path, mode) != 0 {
      step = "setting its mode"
    } else if Glibc.listen(descriptor, backlog) != 0 {
      step = "listening"
    } else {
      return descriptor
    }
    let reason = systemReason(errno)
    if descriptor >= 0 { Glibc.close(descriptor) }
    throw .failed(path: path, step: step, reason: reason)
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}

/// Which file a path leads to, links not followed.
private struct FileIdentity: Hashable, Sendable {
  let device: UInt
  let inode: UInt

  init?(path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init?(descriptor: Int32) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
  }
}

/// An exclusive lock on `PATH.lock`, which dies with the process and leaves no file behind when it
/// is given up in order.
private final class FileLock: Sendable {
  private let path: String
  private let descriptor: Int32

  init(besides socket: String) throws(LinkBindError) {
    path = socket + ".lock"
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else {
        throw .folderNotWritable(
          path: socket,
          folder: SocketClaim.folder(of: socket),
          reason: systemReason(errno)
        )
      }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        Glibc.close(descriptor)
        throw .alreadyServed(path: socket)
      }
      // Its last owner may have removed the file between our opening and our locking it.
      if let ours = FileIdentity(descriptor: descriptor), ours == FileIdentity(path: path) {
        self.descriptor = descriptor
        return
      }
      Glibc.close(descriptor)
    }
  }

  deinit {
    unlink(path)
    Glibc.close(descriptor)
  }
}
