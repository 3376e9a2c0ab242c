import Glibc

/// Why there is no connection.
package indirect enum LinkConnectError: Error, Hashable, Sendable {
  case pathTooLong(path: String, bytes: Int, bytesMax: Int)
  /// There is no such file.
  case noSocket(path: String)
  /// The file is there; nobody listens behind it, or it is not a socket.
  case notServed(path: String)
  case notPermitted(path: String)
  /// More are trying to connect than the server has yet accepted.
  case busy(path: String)
  /// The operating system refused for another reason.
  case failed(path: String, reason: String)
  /// That was still so after somebody had waited for it to change.
  case waited(milliseconds: Int64, LinkConnectError)

  init(errno code: Int32, path: String) {
    self =
      switch code {
      case ENOENT, ENOTDIR: .noSocket(path: path)
      case ECONNREFUSED: .notServed(path: path)
      case EACCES, EPERM: .notPermitted(path: path)
      case EAGAIN: .busy(path: path)
      default: .failed(path: path, reason: systemReason(code))
      }
  }
}

extension LinkConnectError {
  /// The socket that was meant.
  package var path: String {
    switch self {
    case .pathTooLong(let path, _, _), .noSocket(let path), .notServed(let path),
      .notPermitted(let path), .busy(let path), .failed(let path, _):
      path
    case .waited(_, let error): error.path
    }
  }

  /// A server that starts, or gets through its work, may change it.
  package var mayPass: Bool {
    switch self {
    case .noSocket, .notServed, .busy: true
    case .pathTooLong, .notPermitted, .failed, .waited: false
    }
  }
}

extension LinkConnectError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .pathTooLong(let path, let bytes, let bytesMax):
      "cannot connect to \(path): the path has \(bytes) bytes, at most \(bytesMax) are possible"
    case .noSocket(let path):
      "cannot connect to \(path): there is no such socket; is headunitd running?"
    case .notServed(let path):
      "cannot connect to \(path): nobody is serving it; is headunitd running?"
    case .notPermitted(let path):
      "cannot connect to \(path): no permission to write to it"
    case .busy(let path):
      "cannot connect to \(path): too many are connecting at this moment"
    case .failed(let path, let reason):
      "cannot connect to \(path): \(reason)"
    case .waited(let milliseconds, let error):
      "\(error); waited \(Double(milliseconds) / 1_000) s for it"
    }
  }
}
