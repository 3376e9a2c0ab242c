import Foundation
import Testing

/// The targets of `Package.swift` and what each declares to use, as the package manager reads them.
struct PackageGraph: Decodable {
  struct Target: Decodable {
    let name: String
    /// Modules, ours and others.
    let uses: [String]
  }

  /// In the order of the manifest: a target uses only what stands above it.
  let targets: [Target]

  /// Everything, that for fuzzing too.
  static let shared = Result { try read() }

  func target(_ name: String) -> Target? { targets.first { $0.name == name } }

  private static func read() throws -> PackageGraph {
    let scratch = FileManager.default.temporaryDirectory.appending(path: "tidy-\(getpid())")
    defer { try? FileManager.default.removeItem(at: scratch) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    // Its own scratch folder: whoever runs the tests may hold the usual one.
    process.arguments = [
      "swift", "package", "--package-path", SourceTree.root, "--scratch-path", scratch.path,
      "dump-package",
    ]
    process.environment = ProcessInfo.processInfo.environment.merging(["HEADUNIT_FUZZ": "1"]) {
      $1
    }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let json = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return try JSONDecoder().decode(PackageGraph.self, from: json)
  }
}

extension PackageGraph.Target {
  private enum CodingKeys: String, CodingKey { case name, dependencies }

  /// `{"byName": ["Files", null]}` or `{"product": ["GRDB", "GRDB.swift", null, null]}`.
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    uses = try container.decode([[String: [Name]]].self, forKey: .dependencies)
      .compactMap { $0.values.first?.first?.text }
  }

  /// The first of a dependency's values; the others are its package and its conditions.
  private struct Name: Decodable {
    let text: String?
    init(from decoder: any Decoder) throws {
      text = try? decoder.singleValueContainer().decode(String.self)
    }
  }
}
