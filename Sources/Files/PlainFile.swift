import Glibc

/// Reads a small file that somebody named. What is no regular file is refused unread, so that
/// neither a pipe nor a device holds anybody up.
package enum PlainFile {
  /// Why a file cannot be read; the description follows its name.
  package enum Refusal: Error, Hashable, Sendable {
    /// The operating system refused, with one of `errno.h`.
    case system(code: Int32)
    case folder
    /// A pipe, a socket or a device.
    case notRegular
    case tooLong(bytesMax: Int)
    case notText
  }

  /// Bytes of the largest file that is read unless its reader says otherwise.
  package static let bytesMax = 1 << 20

  /// Opens a regular file for reading, waiting for nobody.
  ///
  /// - Returns: a descriptor that the caller closes.
  /// - Throws: ``Refusal/system(code:)``, ``Refusal/folder``, ``Refusal/notRegular``.
  package static func open(_ path: String) throws(Refusal) -> Int32 {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard file >= 0 else { throw .system(code: errno) }
    var status = stat()
    guard fstat(file, &status) == 0 else {
      defer { close(file) }
      throw .system(code: errno)
    }
    let kind = status.st_mode & S_IFMT
    guard kind == S_IFREG else {
      close(file)
      throw kind == S_IFDIR ? .folder : .notRegular
    }
    return file
  }

  /// All bytes of a file.
  ///
  /// - Throws: ``Refusal`` but for ``Refusal/notText``.
  package static func read(
    _ path: String, bytesMax: Int = Self.bytesMax
  ) throws(Refusal) -> [UInt8] {
    let file = try open(path)
    defer { close(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = Glibc.read(file, &piece, piece.count)
      guard count >= 0 else {
        if errno == EINTR { continue }
        throw .system(code: errno)
      }
      if count == 0 { return bytes }
      bytes += piece.prefix(count)
      guard bytes.count <= bytesMax else { throw .tooLong(bytesMax: bytesMax) }
    }
  }

  /// All of a file as UTF-8 text, without a byte order mark.
  ///
  /// - Throws: ``Refusal``.
  package static func text(
    _ path: String, bytesMax: Int = Self.bytesMax
  ) throws(Refusal) -> String {
    let bytes = try read(path, bytesMax: bytesMax)
    let written = bytes.dropFirst(ByteOrderMark.length(in: bytes))
    guard let text = String(validating: written, as: UTF8.self) else { throw .notText }
    return text
  }
}

extension PlainFile.Refusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .system(let code): String(cString: strerror(code))
    case .folder: "it is a folder"
    case .notRegular: "it is no regular file"
    case .tooLong(let bytesMax): "it is longer than \(bytesMax) bytes"
    case .notText: "it is not UTF-8 text"
    }
  }
}
