import FoundationEssentials
import Glibc

/// Posts forms to a server on this machine, one after the other over one connection, and waits for
/// each answer: what such a server costs at least.
final class LoopbackHTTP {
  private let socket: Int32
  private let key: String

  /// - Parameters:
  ///   - port: Where it listens.
  ///   - key: The user of its basic authentication.
  /// - Throws: ``BenchmarkFailure``.
  init(port: UInt16, key: String) throws {
    self.key = Data("\(key):".utf8).base64EncodedString()
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
    let result = withUnsafePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard result == 0 else {
      throw BenchmarkFailure.wrongAnswer(
        asked: "port \(port)", answer: String(cString: strerror(errno)))
    }
    var isOn: Int32 = 1
    setsockopt(
      socket, Int32(IPPROTO_TCP), TCP_NODELAY, &isOn, socklen_t(MemoryLayout<Int32>.size))
  }

  deinit { close(socket) }

  /// - Returns: The body of the answer.
  /// - Throws: ``BenchmarkFailure`` for anything but 200.
  func post(_ path: String, _ form: String) throws -> String {
    let request = """
      POST \(path) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic \(key)\r\n\
      Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(form.utf8.count)\r\n\
      \r\n\(form)
      """
    let bytes = Array(request.utf8)
    guard send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
      throw BenchmarkFailure.wrongAnswer(asked: path, answer: "nothing was taken")
    }
    return try body(of: path)
  }

  private func body(of path: String) throws -> String {
    var text = ""
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(socket, &chunk, chunk.count, 0)
      guard count > 0 else { throw BenchmarkFailure.wrongAnswer(asked: path, answer: "the end") }
      text += String(decoding: chunk[..<count], as: UTF8.self)
      guard let end = text.firstRange(of: "\r\n\r\n") else { continue }
      let head = text[..<end.lowerBound]
      guard head.hasPrefix("HTTP/1.1 200") else {
        throw BenchmarkFailure.wrongAnswer(asked: path, answer: text)
      }
      let length = head.split(separator: "\r\n").lazy
        .compactMap { $0.lowercased().hasPrefix("content-length:") ? $0.dropFirst(15) : nil }
        .first.flatMap { Int($0.filter(\.isNumber)) }
      if text[end.upperBound...].utf8.count >= length ?? 0 {
        return String(text[end.upperBound...])
      }
    }
  }

  /// The `id` of the object that a post made.
  func id(ofPosting path: String, _ form: String) throws -> String {
    let body = try post(path, form)
    guard let start = body.firstRange(of: "\"id\": \"")?.upperBound,
      let end = body[start...].firstIndex(of: "\"")
    else { throw BenchmarkFailure.wrongAnswer(asked: path, answer: body) }
    return String(body[start..<end])
  }
}
