import Glibc

/// An executable of the same build as this one.
enum BuiltExecutable: String {
  case headunitd
  case headunitBench = "headunit-bench"

  func path() throws(BenchFailure) -> String {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    guard readlink("/proc/self/exe", &bytes, Int(PATH_MAX)) > 0 else {
      throw .system("readlink of /proc/self/exe")
    }
    let own = bytes.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    let path = own.prefix(through: own.lastIndex(of: "/") ?? own.startIndex) + rawValue
    guard access(String(path), X_OK) == 0 else { throw .executableMissing(path: String(path)) }
    return String(path)
  }
}
