import Testing

@testable import Scenarios

/// What we write as other programs read it.
@Suite(.enabled(if: PythonReader.path != nil, "there is no python3 to read with"))
struct IndependentReaderTests {
  @Test(arguments: [true, false])
  func `an XML parser finds every case of the JUnit report`(tellsHostTime: Bool) throws {
    let script = """
      import sys
      import xml.etree.ElementTree as tree
      sys.stdout.reconfigure(encoding="utf-8")
      root = tree.fromstring(sys.stdin.buffer.read())
      assert root.tag == "testsuites"
      for suite in root:
          assert suite.tag == "testsuite"
          cases = suite.findall("testcase")
          failed = [case for case in cases if case.find("failure") is not None]
          assert int(suite.get("tests")) == len(cases)
          assert int(suite.get("failures")) == len(failed)
          assert suite.get("errors") == suite.get("skipped") == "0"
          for case in cases:
              failure = case.find("failure")
              print(case.get("name"), case.get("classname"), case.get("time"), sep="|")
              if failure is not None:
                  print(failure.get("message").replace("\\n", "/"))
                  assert "headunitctl scenario run" in failure.text
      print(root.get("tests"), root.get("failures"), root.get("time"), sep="|")
      """
    let read = try PythonReader.run(
      script, on: ReportFormat.junit.text(of: ReportSamples.report, tellsHostTime: tellsHostTime))
    let time = tellsHostTime ? "0.012" : "None"
    let lines = ReportSamples.report.outcomes.flatMap { outcome in
      ["\(outcome.id)|\(outcome.file)|\(time)"]
        + (outcome.failure.map { failure in
          let found = failure.found.replacing("\u{7}", with: "\u{FFFD}")
          return ["expected \(failure.expected), found \(found)"]
        } ?? [])
    }
    #expect(
      read.split(separator: "\n").map(String.init)
        == lines + ["8|2|\(tellsHostTime ? "0.096" : "None")"])
  }

  @Test func `a reader of TAP 14 finds every case and the YAML of every failure`() throws {
    // The grammar of testanything.org, as far as a producer without subtests uses it.
    let script = #"""
      import json, re, sys
      sys.stdout.reconfigure(encoding="utf-8")
      lines = sys.stdin.buffer.read().decode("utf-8").split("\n")
      assert lines.pop() == ""
      assert lines.pop(0) == "TAP version 14"
      plan = re.fullmatch(r"1\.\.(\d+)", lines.pop(0))
      count = 0
      while lines:
          point = re.fullmatch(r"(not )?ok (\d+) - ((?:[^#\\]|\\[#\\])*)", lines.pop(0))
          count += 1
          assert int(point[2]) == count
          name = re.sub(r"\\([#\\])", r"\1", point[3])
          print("not ok" if point[1] else "ok", name, sep="|")
          if lines and lines[0] == "  ---":
              lines.pop(0)
              while lines[0] != "  ...":
                  line = lines.pop(0)
                  assert line.startswith("  ")
                  entry = re.fullmatch(r"( *)(?:- )?(?:(\w+):)? ?(.*)", line[2:])
                  if entry[3].startswith('"'):
                      value = json.loads(entry[3])
                      if entry[2] in ("found", "again"):
                          print(entry[2], value.replace("\n", "/"), sep="|")
              lines.pop(0)
          else:
              assert not point[1]
      assert count == int(plan[1])
      print(count)
      """#
    let read = try PythonReader.run(script, on: ReportFormat.tap.text(of: ReportSamples.report))
    let lines = ReportSamples.report.outcomes.flatMap { outcome in
      ["\(outcome.failure == nil ? "ok" : "not ok")|\(outcome.id)"]
        + (outcome.failure.map { ["found|\($0.found)", "again|\(outcome.commandAgain)"] } ?? [])
    }
    #expect(read.split(separator: "\n").map(String.init) == lines + ["8"])
  }

  @Test func `a JSON parser reads the JSON report and the schema`() throws {
    let script = """
      import json, sys
      document = json.load(sys.stdin)
      print(document.get("failed"), len(document.get("$defs", {})))
      """
    let report = ReportFormat.json.text(of: ReportSamples.report)
    #expect(try PythonReader.run(script, on: report) == "2 0\n")
    #expect(try PythonReader.run(script, on: ScenarioSchema.text) == "None 7\n")
  }
}
