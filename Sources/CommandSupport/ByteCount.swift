/// A number of bytes for people: `155 kB`, `21.5 GB`, in powers of 1,000.
package struct ByteCount: Hashable, Sendable, CustomStringConvertible {
  private let bytes: Int

  package init(_ bytes: Int) { self.bytes = bytes }

  package var description: String {
    guard bytes >= 1_000 else { return "\(bytes) B" }
    var (unit, size) = (0, Double(bytes) / 1_000)
    while size >= 999.5, unit < Self.units.count - 1 {
      unit += 1
      size /= 1_000
    }
    let tenths = Int((size * 10).rounded())
    let number =
      size >= 99.95 || tenths % 10 == 0
      ? "\(Int(size.rounded()))" : "\(tenths / 10).\(tenths % 10)"
    return "\(number) \(Self.units[unit])"
  }

  private static let units = ["kB", "MB", "GB", "TB"]
}
