import FoundationEssentials
import Glibc

/// A folder for one run, gone after it; its path is short, as the paths of sockets must be.
struct Scratch: ~Copyable {
  let path: String

  init() throws(BenchmarkFailure) {
    var template = Array("/tmp/headunit-bench-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw .system("mkdtemp") }
    path = String(cString: made)
  }

  deinit {
    // What cannot be removed stays in the temporary folder.
    try? FileManager.default.removeItem(atPath: path)
  }
}
