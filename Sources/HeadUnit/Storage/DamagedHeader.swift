import Files
import Glibc

/// The first 100 bytes of a database, without which SQLite reads nothing of the rest.
enum DamagedHeader {
  /// - Source: sqlite.org/fileformat2.html, 1.3.
  private static let name = Array("SQLite format 3\0".utf8)
  private static let bytes = 100

  /// The file begins as a database does, or is as long as one whose beginning was overwritten.
  static func couldBeDatabase(_ path: String, pageBytes: Int) -> Bool {
    guard let file = try? PlainFile.open(path) else { return false }
    defer { close(file) }
    var beginning = [UInt8](repeating: 0, count: name.count)
    let count = pread(file, &beginning, name.count, 0)
    if count == name.count, beginning == name { return true }
    guard let length = FileLength.bytes(of: file) else { return false }
    return length > 0 && length % pageBytes == 0
  }

  /// Copies a database and its log to new files, with the first bytes as ours always are.
  ///
  /// - Returns: `false` when it cannot be copied.
  static func mend(_ path: String, as copy: String, pageBytes: Int) -> Bool {
    for side in ["", "-wal"] where access(path + side, F_OK) == 0 {
      guard duplicate(path + side, as: copy + side) else { return false }
    }
    let file = open(copy, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    guard let length = FileLength.bytes(of: file), length >= pageBytes else { return false }
    let header = header(pages: UInt32(clamping: length / pageBytes))
    return pwrite(file, header, header.count, 0) == header.count
  }

  /// Pages of 4,096 bytes (the only size we make), write-ahead log, UTF-8, schema format 4.
  private static func header(pages: UInt32) -> [UInt8] {
    func number(_ value: UInt32) -> [UInt8] { withUnsafeBytes(of: value.bigEndian, Array.init) }
    let counter = number(1)
    var header = name + [0x10, 0x00, 2, 2, 0, 64, 32, 32] + counter + number(pages)
    // No free pages, schema cookie, format, cache, no vacuum, UTF-8, no version of a user.
    for value: UInt32 in [0, 0, 1, 4, 0, 0, 1, 0, 0, 0] { header += number(value) }
    header += [UInt8](repeating: 0, count: 20) + counter + number(3_040_000)
    precondition(header.count == bytes, "a database's header has \(bytes) bytes")
    return header
  }

  private static func duplicate(_ path: String, as copy: String) -> Bool {
    let source = open(path, O_RDONLY | O_CLOEXEC)
    let target = open(copy, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, OwnFile.mode)
    defer { for file in [source, target] where file >= 0 { close(file) } }
    guard source >= 0, target >= 0 else { return false }
    var piece = [UInt8](repeating: 0, count: 256 << 10)
    while true {
      let count = read(source, &piece, piece.count)
      if count == 0 { return true }
      guard count > 0, write(target, piece, count) == count else { return false }
    }
  }
}
