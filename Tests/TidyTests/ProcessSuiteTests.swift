import Testing

/// Suites that start processes block their threads, so that they have threads of their own.
struct ProcessSuiteTests {
  @Test func `every suite of DaemonTests runs on the threads for processes`() {
    let suites = SourceTree.swift.filter { $0.target == "DaemonTests" }.flatMap { file in
      file.file.lines.filter { $0.contains(/\bstruct \w+Tests \{/) }.map { (file.path, $0) }
    }
    #expect(suites.count > 50)
    for (path, line) in suites {
      #expect(line.hasPrefix("@Suite(.processes) struct "), "\(path): \(line)")
    }
  }
}
