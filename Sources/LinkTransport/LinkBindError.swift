/// Why a socket cannot be served.
package enum LinkBindError: Error, Hashable, Sendable {
  /// - Source: `unix(7)`: `sun_path` has 108 bytes, the last of them a NUL.
  case pathTooLong(path: String, bytes: Int, bytesMax: Int)
  case folderMissing(path: String, folder: String)
  case notAFolder(path: String, folder: String)
  case folderNotWritable(path: String, folder: String, reason: String)
  /// Someone answers there, or holds the lock beside it.
  case alreadyServed(path: String)
  /// A file that is not a socket is in the way; it is left alone.
  case notASocket(path: String)
  /// The descriptor that was handed over is not a listening Unix socket.
  case notAListener(descriptor: Int32)
  /// The operating system refused for another reason.
  case failed(path: String, step: String, reason: String)
}

extension LinkBindError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .pathTooLong(let path, let bytes, let bytesMax):
      "cannot serve socket \(path): the path has \(bytes) bytes, at most \(bytesMax) are possible"
    case .folderMissing(let path, let folder):
      "cannot serve socket \(path): there is no folder \(folder)"
    case .notAFolder(let path, let folder):
      "cannot serve socket \(path): \(folder) is not a folder"
    case .folderNotWritable(let path, let folder, let reason):
      "cannot serve socket \(path): folder \(folder) cannot be written to (\(reason))"
    case .alreadyServed(let path):
      "cannot serve socket \(path): another process is serving it"
    case .notASocket(let path):
      "cannot serve socket \(path): a file that is not a socket is in the way"
    case .notAListener(let descriptor):
      "cannot serve descriptor \(descriptor): it is not a listening Unix socket"
    case .failed(let path, let step, let reason):
      "cannot serve socket \(path): \(step) failed (\(reason))"
    }
  }
}
