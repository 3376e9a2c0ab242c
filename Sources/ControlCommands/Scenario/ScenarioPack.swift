import FoundationEssentials
import VehicleCatalog

/// Finds scenario files.
enum ScenarioPack {
  /// The scenarios that come with the product: `share/headunit/scenarios` under the prefix of the
  /// executable, or `Tests/Scenarios` in the current folder, beside the executable or above it (a
  /// package that was built and not installed).
  ///
  /// - Returns: The folder; `nil` when there is none.
  static func folder(executable: String? = ProfilesFolder.running) -> String? {
    var places = ["Tests/Scenarios"]
    var folder = executable.map(parent) ?? ""
    if !folder.isEmpty { places.append("\(parent(folder))/share/headunit/scenarios") }
    while !folder.isEmpty {
      places.append("\(folder)/Tests/Scenarios")
      folder = parent(folder)
    }
    return places.first { isFolder($0) }
  }

  /// Files as they are named; of a folder, the scenario files in it, in the order of their names.
  static func files(in paths: [String]) -> [String] {
    paths.flatMap { path in
      guard isFolder(path) else { return [path] }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
      return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(path)/\($0)" }
    }
  }

  private static func isFolder(_ path: String) -> Bool {
    var isDirectory = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory
  }

  private static func parent(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}
