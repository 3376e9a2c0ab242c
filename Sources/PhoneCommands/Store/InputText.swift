import Files
import Glibc
import PhoneApp

/// Texts that a person hands in by file or on standard input.
enum InputText {
  /// The name of standard input where a file is expected.
  static let standardInput = "-"

  /// - Throws: ``PhoneRefusal/inputInvalid(_:)`` when it cannot be read or has more than
  ///   ``InputRefusal/bytesMax`` bytes.
  static func read(_ path: String, subject: InputRefusal.Subject) throws(PhoneRefusal) -> [UInt8] {
    let file: Int32
    do throws(PlainFile.Refusal) {
      file = path == standardInput ? STDIN_FILENO : try PlainFile.open(path)
    } catch {
      throw .inputUnreadable(subject: subject, path: path, reason: SystemReason(error))
    }
    defer { if file != STDIN_FILENO { close(file) } }
    // One allocation, so that no copy of a card stays behind where the array grew.
    var bytes = [UInt8](repeating: 0, count: InputRefusal.bytesMax + 1)
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes { room in
        Glibc.read(file, room.baseAddress?.advanced(by: count), room.count - count)
      }
      if got < 0 {
        if errno == EINTR { continue }
        throw .inputUnreadable(subject: subject, path: path, reason: SystemReason(code: errno))
      }
      if got == 0 { break }
      count += got
    }
    guard count <= InputRefusal.bytesMax else {
      throw .inputInvalid(
        InputRefusal(subject: subject, reason: .tooLong(bytesMax: InputRefusal.bytesMax)))
    }
    let mark = ByteOrderMark.length(in: bytes[..<count])
    if mark > 0 {
      for index in mark..<count { bytes[index - mark] = bytes[index] }
      for index in count - mark..<count { bytes[index] = 0 }
      count -= mark
    }
    guard count > 0 else { throw .inputInvalid(InputRefusal(subject: subject, reason: .empty)) }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// Overwrites a text in a way that the optimiser may not leave out.
  static func wipe(_ text: inout [UInt8]) {
    text.withUnsafeMutableBytes { bytes in
      if let start = bytes.baseAddress { explicit_bzero(start, bytes.count) }
    }
    text = []
  }
}
