import Glibc

/// The metrics in a file that is always whole, for the textfile collector of a node exporter.
package struct MetricsFile: Sendable {
  let path: String

  /// Replaces what it held. Everybody may read it.
  ///
  /// - Throws: ``StartRefusal/metricsFile(path:reason:)``.
  func write(_ text: String) throws(StartRefusal) {
    let new = "\(path).new"
    let file = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard file >= 0 else { throw refusal("it cannot be made") }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EINTR else {
        let refusal = refusal("it cannot be written")
        close(file)
        unlink(new)
        throw refusal
      }
      rest = rest.dropFirst(max(0, count))
    }
    close(file)
    guard rename(new, path) == 0 else { throw refusal("it cannot be replaced") }
  }

  private func refusal(_ what: String) -> StartRefusal {
    .metricsFile(path: path, reason: "\(what) (\(Folder.lastError))")
  }

  /// Why it could not be written; `nil` when it could.
  package static func obstacle(at path: String) -> String? {
    let folder = path.contains("/") ? String(path.prefix(through: lastSlash(of: path))) : "."
    if access(path, F_OK) == 0, access(path, W_OK) != 0 { return Folder.lastError }
    return access(folder, W_OK | X_OK) == 0 ? nil : "folder \(folder): \(Folder.lastError)"
  }

  private static func lastSlash(of path: String) -> String.Index {
    path.lastIndex(of: "/") ?? path.startIndex
  }
}
