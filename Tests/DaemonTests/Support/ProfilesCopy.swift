import Foundation
import TestSupport

/// A copy of the catalogue that the package ships, for a test to change.
struct ProfilesCopy {
  let path: String

  init(in fixture: DaemonFixture) throws {
    path = "\(fixture.path)/Profiles"
    try FileManager.default.copyItem(atPath: Repository.path("Profiles"), toPath: path)
  }

  /// Where Smart Alerts cost more by the month: 2.49 instead of 1.99.
  static func dearer(in fixture: DaemonFixture) throws -> String {
    let copy = try ProfilesCopy(in: fixture)
    try copy.edit("products.yaml", "{EUR: {1: 1.99, 12: 19.99}}", "{EUR: {1: 2.49, 12: 19.99}}")
    return copy.path
  }

  /// Replaces the first `text` of a file.
  func edit(_ file: String, _ text: String, _ replacement: String) throws {
    let path = "\(path)/\(file)"
    let before = try String(contentsOfFile: path, encoding: .utf8)
    guard let range = before.range(of: text) else {
      throw WaitError(description: "\(file) has no ‘\(text)’")
    }
    try before.replacingCharacters(in: range, with: replacement)
      .write(toFile: path, atomically: true, encoding: .utf8)
  }
}
