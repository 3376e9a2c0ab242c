import Foundation
import TestSupport

/// A copy of the catalogue that the package ships, for a test to change.
struct ProfilesCopy {
  let path: String

  init(in fixture: DaemonFixture) throws {
    path = "\(fixture.path)/Profiles"
    try FileManager.default.copyItem(atPath: Repository.path("Profiles"), toPath: path)
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
