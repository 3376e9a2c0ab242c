import CommandSupport
import FoundationEssentials
import Processes

/// Finds scenario files.
enum ScenarioPack {
  /// The scenarios that come with the product: `share/headunit/scenarios` under the prefix of the
  /// executable, or `Tests/Scenarios` in the current folder, beside the executable or above it (a
  /// package that was built and not installed).
  ///
  /// - Returns: The folder; `nil` when there is none.
  static func folder(executable: String? = OwnProgram.path) -> String? {
    OwnProgram.places(installed: "headunit/scenarios", built: "Tests/Scenarios", of: executable)
      .first(where: isFolder)
  }

  /// Files as they are named; of a folder, the scenario files in it, in the order of their names.
  ///
  /// - Throws: ``CommandFailure`` named `scenarios_not_found` for a folder that cannot be read or
  ///   has no scenario files.
  static func files(in paths: [String]) throws(CommandFailure) -> [String] {
    var files: [String] = []
    for path in paths {
      files += isFolder(path) ? try self.files(inFolder: path) : [path]
    }
    return files
  }

  private static func files(inFolder path: String) throws(CommandFailure) -> [String] {
    func failure(_ why: String) -> CommandFailure {
      CommandFailure(
        .badData, name: "scenarios_not_found", what: "cannot find scenarios in \(path)", why: why)
    }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw failure("the folder cannot be read: \(error)")
    }
    let files = names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(path)/\($0)" }
    guard !files.isEmpty else { throw failure("it has no file that ends in .yaml") }
    return files
  }

  private static func isFolder(_ path: String) -> Bool {
    var isDirectory = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
  }
}
