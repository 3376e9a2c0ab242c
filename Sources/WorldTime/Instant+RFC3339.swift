/// Why a text is not a time or a period. The description is meant for the person who typed it.
package struct TimeFormatError: Error, Hashable, CustomStringConvertible {
  package let description: String
}

extension Instant: CustomStringConvertible {
  /// RFC 3339 in UTC with exactly three decimals: `2026-02-28T10:00:00.000Z`.
  package var description: String {
    let (date, timeOfDay) = civil
    let (seconds, millis) = timeOfDay.quotientAndRemainder(dividingBy: 1_000)
    return String(unsafeUninitializedCapacity: Self.descriptionLength) { buffer in
      var digits = DigitWriter(buffer: buffer)
      digits.write(date.year, digits: 4, then: "-")
      digits.write(date.month, digits: 2, then: "-")
      digits.write(date.day, digits: 2, then: "T")
      digits.write(Int(seconds / 3_600), digits: 2, then: ":")
      digits.write(Int(seconds / 60 % 60), digits: 2, then: ":")
      digits.write(Int(seconds % 60), digits: 2, then: ".")
      digits.write(Int(millis), digits: 3, then: "Z")
      return Self.descriptionLength
    }
  }

  private static let descriptionLength = 24
}

/// Fills a buffer with fixed-width digits and punctuation, from the left.
private struct DigitWriter {
  let buffer: UnsafeMutableBufferPointer<UInt8>
  private var end = 0

  init(buffer: UnsafeMutableBufferPointer<UInt8>) { self.buffer = buffer }

  mutating func write(_ value: Int, digits: Int, then mark: Unicode.Scalar) {
    var rest = value
    for position in (end..<end + digits).reversed() {
      buffer[position] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
    buffer[end + digits] = UInt8(ascii: mark)
    end += digits + 1
  }
}

extension CivilDate {
  /// Reads what ``description`` writes.
  ///
  /// - Returns: `nil` for anything else, and for a day that is none.
  package init?(_ text: String) {
    var reader = DigitReader(text)
    do throws(DigitReader.Mismatch) { self = try Self.read(&reader) } catch { return nil }
    guard reader.isAtEnd else { return nil }
  }

  fileprivate static func read(
    _ reader: inout DigitReader
  ) throws(DigitReader.Mismatch) -> CivilDate {
    let year = try reader.digits(4)
    try reader.skip("-")
    let month = try reader.digits(2)
    try reader.skip("-")
    let day = try reader.digits(2)
    guard let date = CivilDate(year: year, month: month, day: day) else {
      throw DigitReader.Mismatch()
    }
    return date
  }
}

extension Instant {
  /// Reads an RFC 3339 date-time with any offset, or a full date alone (its midnight in UTC).
  ///
  /// World time has milliseconds: further decimals of a second are read and cut off, so that what
  /// `date --rfc-3339=ns` and other programs write can be given as it is. A leap second (`:60`)
  /// and an offset that leaves the years 1…9999 are refused.
  ///
  /// - Throws: ``TimeFormatError`` that names what was wrong.
  /// - Source: RFC 3339 §5.6.
  package init(rfc3339 text: String) throws(TimeFormatError) {
    var reader = DigitReader(text)
    do throws(DigitReader.Mismatch) {
      self = try Self.read(&reader)
    } catch {
      throw TimeFormatError(
        description: "‘\(text)’ is not an RFC 3339 time such as 2026-01-31T10:00:00Z")
    }
  }

  private static func read(_ reader: inout DigitReader) throws(DigitReader.Mismatch) -> Instant {
    let date = try CivilDate.read(&reader)
    if reader.isAtEnd { return Instant(date: date) }
    try reader.skip("T", "t", " ")
    let hour = try reader.digits(2)
    try reader.skip(":")
    let minute = try reader.digits(2)
    try reader.skip(":")
    let second = try reader.digits(2)
    let millis = reader.peek == UInt8(ascii: ".") ? try reader.fraction() : 0
    guard hour < 24, minute < 60, second < 60 else { throw DigitReader.Mismatch() }
    let offsetMinutes = try readOffsetMinutes(&reader)
    guard reader.isAtEnd else { throw DigitReader.Mismatch() }
    let timeOfDay = Int64(hour * 3_600 + minute * 60 + second) * 1_000 + Int64(millis)
    let local = Instant(date: date, timeOfDayMilliseconds: timeOfDay)
    let instant = local.advanced(milliseconds: Int64(offsetMinutes) * -60_000)
    guard local.milliseconds(since: instant) == Int64(offsetMinutes) * 60_000 else {
      throw DigitReader.Mismatch()
    }
    return instant
  }

  private static func readOffsetMinutes(
    _ reader: inout DigitReader
  ) throws(DigitReader.Mismatch) -> Int {
    switch reader.peek {
    case UInt8(ascii: "Z"), UInt8(ascii: "z"):
      try reader.skip("Z", "z")
      return 0
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      let sign = reader.peek == UInt8(ascii: "-") ? -1 : 1
      try reader.skip("+", "-")
      let hours = try reader.digits(2)
      try reader.skip(":")
      let minutes = try reader.digits(2)
      guard hours < 24, minutes < 60 else { throw DigitReader.Mismatch() }
      return sign * (hours * 60 + minutes)
    default:
      throw DigitReader.Mismatch()
    }
  }
}

extension Instant: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    do throws(TimeFormatError) {
      try self.init(rfc3339: text)
    } catch {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: error.description)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

/// Walks over fixed-width digits and punctuation.
struct DigitReader {
  struct Mismatch: Error {}

  private var rest: Substring.UTF8View

  init(_ text: String) { rest = Substring(text).utf8 }

  var isAtEnd: Bool { rest.isEmpty }
  var peek: UInt8? { rest.first }

  mutating func digits(_ count: Int) throws(Mismatch) -> Int {
    var value = 0
    for _ in 0..<count {
      guard let byte = rest.popFirst(), (0x30...0x39).contains(byte) else { throw Mismatch() }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }

  mutating func skip(_ allowed: Unicode.Scalar...) throws(Mismatch) {
    guard let byte = rest.popFirst(), allowed.contains(Unicode.Scalar(byte)) else {
      throw Mismatch()
    }
  }

  /// `.` and one or more digits, as milliseconds; digits past the third are cut off.
  mutating func fraction() throws(Mismatch) -> Int {
    try skip(".")
    var (value, count) = (0, 0)
    while let byte = rest.first, (0x30...0x39).contains(byte) {
      rest.removeFirst()
      count += 1
      if count <= 3 { value = value * 10 + Int(byte - 0x30) }
    }
    guard count > 0 else { throw Mismatch() }
    for _ in count..<max(count, 3) { value *= 10 }
    return value
  }
}
