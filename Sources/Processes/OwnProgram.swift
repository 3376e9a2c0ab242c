import Glibc

/// The program that runs, and what was built or installed together with it.
package enum OwnProgram {
  /// The file that runs, links followed; `nil` where the system does not say.
  package static let path: String? = {
    let capacity = Int(PATH_MAX)
    let bytes = withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
      let count = buffer.baseAddress.map { readlink("/proc/self/exe", $0, capacity) } ?? -1
      return buffer.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
    }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }()

  /// Another program of the same build or installation: beside `path`, or in `bin` beside its
  /// folder, where an installation has its programs as names of one file in `libexec`.
  ///
  /// - Parameters:
  ///   - name: As it is called, such as `headunitd`.
  ///   - path: The file that runs.
  /// - Returns: The first of the two that can be run; where neither can, the first.
  package static func companion(_ name: String, of path: String? = path) -> String {
    let folder = path.map(folder(of:)) ?? "."
    let places = ["\(folder)/\(name)", "\(self.folder(of: folder))/bin/\(name)"]
    return places.first { access($0, X_OK) == 0 } ?? places[0]
  }

  /// Where data may be that belongs to the program at `path`.
  ///
  /// - Parameters:
  ///   - installed: Its place under `share` of an installation, such as `headunit/profiles`.
  ///   - built: Its place in the package, such as `Profiles`.
  ///   - path: The file that runs.
  /// - Returns: `built` in the current folder; `installed`; `built` beside the program and in
  ///   every folder above it (a package that was built and not installed).
  package static func places(installed: String, built: String, of path: String?) -> [String] {
    var places = [built]
    var folder = path.map(folder(of:)) ?? ""
    if !folder.isEmpty { places.append("\(self.folder(of: folder))/share/\(installed)") }
    while !folder.isEmpty {
      places.append("\(folder)/\(built)")
      folder = self.folder(of: folder)
    }
    return places
  }

  /// Without the last part of the path; empty above the top.
  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }
}
