/// A QR code in block characters, drawn by the program `qrencode`.
enum QRDrawing {
  /// Why there is no drawing.
  enum Failure: Error, Hashable {
    case notInstalled
    /// It ended badly, or what it wrote is no drawing.
    case failed
    case tooSlow
    /// A code that is cut cannot be scanned.
    case tooWide
  }

  static let qrencodeMillisecondsMax: Int64 = 2_000
  static let drawingBytesMax = 64 * 1_024

  /// - Parameters:
  ///   - text: What the code says.
  ///   - width: Columns of the terminal; `nil` when there is no limit.
  /// - Returns: Lines of block characters.
  /// - Throws: ``Failure``.
  static func draw(_ text: String, within width: Int?) throws(Failure) -> String {
    let drawing = try output(of: ["qrencode", "-t", "UTF8", "-o", "-", "--", text])
    let lines = drawing.split(separator: "\n")
    guard lines.contains(where: { $0.contains { "█▀▄".contains($0) } }) else { throw .failed }
    if let width, lines.contains(where: { $0.count > width }) { throw .tooWide }
    return lines.joined(separator: "\n")
  }

  private static func output(of words: [String]) throws(Failure) -> String {
    do throws(OutsideProgram.Failure) {
      let bytes = try OutsideProgram.output(
        of: words, bytesMax: drawingBytesMax, millisecondsMax: qrencodeMillisecondsMax)
      guard let text = String(validating: bytes, as: UTF8.self) else { throw .failed }
      return text
    } catch {
      switch error {
      case .notFound: throw .notInstalled
      case .tooSlow: throw .tooSlow
      case .failed: throw .failed
      }
    }
  }
}
