import Glibc

/// Databases of which something could not be read, kept beside the one in use:
/// `damaged-1.sqlite`, `damaged-2.sqlite` and so on.
struct SetAside {
  /// Files kept; the oldest makes room.
  static let filesMax = 4

  private static let (beginning, end) = ("damaged-", ".sqlite")

  let folder: String

  /// The name of the next one, with room made for it.
  func nextName() -> String {
    let numbers = Self.numbers(in: folder)
    for old in numbers.dropLast(Self.filesMax - 1) {
      for side in ["", "-wal", "-shm"] { unlink("\(folder)/\(Self.name(old))\(side)") }
    }
    return Self.name((numbers.last ?? 0) + 1)
  }

  /// Those there are, oldest first.
  var names: [String] { Self.numbers(in: folder).map(Self.name) }

  static func isOne(_ name: String) -> Bool { number(of: name) != nil }

  private static func name(_ number: Int) -> String { "\(beginning)\(number)\(end)" }

  private static func numbers(in folder: String) -> [Int] {
    Folder.names(in: folder).compactMap(number).sorted()
  }

  private static func number(of name: String) -> Int? {
    guard name.hasPrefix(beginning), name.hasSuffix(end),
      let number = Int(name.dropFirst(beginning.count).dropLast(end.count)),
      (1..<Int.max).contains(number)
    else { return nil }
    return number
  }
}
