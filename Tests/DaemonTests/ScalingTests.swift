import Foundation
import TestSupport
import Testing
import Yams

/// The files of `docs/scaling`, as clusters and pipelines would read and run them.
@Suite(.processes) struct ScalingTests {
  private static func file(_ name: String) throws -> Node {
    try #require(try Yams.compose(yaml: Repository.text(of: "docs/scaling/\(name)")))
  }

  /// A folder with a matrix of 8 cases.
  private func withMatrix(_ body: (DaemonFixture, _ folder: String) throws -> Void) throws {
    try withFixture { fixture in
      try FileManager.default.createDirectory(
        atPath: "\(fixture.path)/scenarios", withIntermediateDirectories: true)
      _ = try fixture.write(
        """
        name: a car and its phone
        world: {profile: qashqai-j12b/2025/tekna}
        matrix: {number: [1, 2, 3, 4, 5, 6, 7, 8]}
        steps: [pair, {expect: {bonds: 1}}]
        """, to: "scenarios/pairs.yaml")
      try body(fixture, fixture.path)
    }
  }

  /// Runs a line of a manifest, which must succeed.
  private func succeed(
    _ command: String, in folder: String, _ variables: [String: String] = [:]
  ) throws {
    let end = try shell(command, in: folder, variables)
    #expect(end.status == .exited(0), "\(command)\n\(end.stdout)\n\(end.stderr)")
  }

  private func shell(
    _ command: String, in folder: String, _ variables: [String: String] = [:]
  ) throws -> CommandResult {
    try run(
      path: "/bin/sh", ["-euc", command],
      environment: [
        "PATH": "\(BuiltExecutable.folder):/usr/bin:/bin",
        "HEADUNIT_PROFILES": Repository.path("Profiles"),
      ].merging(variables) { $1 }, folder: folder, by: Deadline(seconds: 120))
  }

  @Test func `the Kubernetes job runs each case in one of its pods`() throws {
    let job = try Self.file("matrix-job.yaml")
    #expect(job["apiVersion"] == "batch/v1" && job["kind"] == "Job")
    let spec = try #require(job["spec"])
    #expect(spec["completionMode"] == "Indexed")
    let count = try #require(spec["completions"]?.int)
    let container = try #require(spec["template"]?["spec"]?["containers"]?[0])
    let reported = container["env"]?.sequence?.first { $0["name"] == "JOB_COMPLETIONS" }
    #expect(reported?["value"]?.string == "\(count)", "the pods are told how many they are")
    let mounts = Set(container["volumeMounts"]?.sequence?.compactMap { $0["name"]?.string } ?? [])
    let volumes = spec["template"]?["spec"]?["volumes"]?.sequence?.compactMap { $0["name"]?.string }
    #expect(mounts == Set(volumes ?? []))

    try withMatrix { fixture, folder in
      let command = try #require(container["args"]?[0]?.string)
        .replacing("/scenarios/", with: "\(folder)/scenarios/")
        .replacing("/reports/", with: "\(folder)/")
      for index in 0..<count {
        try succeed(
          command, in: folder,
          ["JOB_COMPLETION_INDEX": "\(index)", "JOB_COMPLETIONS": "\(count)"])
      }
      let merged = try shell(
        "headunitctl scenario merge shard-*.json --format tap", in: folder)
      #expect(merged.status == .exited(0), "\(merged.stderr)")
      #expect(merged.stdout.contains("1..8\n"))
      #expect(merged.stdout.split(separator: "\n").count { $0.hasPrefix("ok ") } == 8)
    }
  }

  @Test func `the GitLab pipeline runs each case in one of its jobs`() throws {
    let pipeline = try Self.file("gitlab-matrix.yml")
    let count = try #require(pipeline["matrix"]?["parallel"]?.int)
    let command = try #require(pipeline["matrix"]?["script"]?[0]?.string)
    let report = try #require(pipeline["report"]?["script"]?[0]?.string)
    try withMatrix { fixture, folder in
      for index in 1...count {
        try succeed(
          command, in: folder, ["CI_NODE_INDEX": "\(index)", "CI_NODE_TOTAL": "\(count)"])
      }
      try succeed(report, in: folder)
      let junit = try String(contentsOfFile: "\(folder)/report.xml", encoding: .utf8)
      #expect(junit.components(separatedBy: "<testcase ").count == 9)
      try FileManager.default.removeItem(atPath: "\(folder)/shard-1.json")
      let torn = try shell(report, in: folder)
      #expect(torn.status == .exited(65), "a shard is missing: \(torn.stderr)")
    }
  }

  @Test func `the GitHub workflow names all shards of one number`() throws {
    let matrix = try Self.file("github-matrix.yml")["jobs"]?["matrix"]
    let shards = try #require(matrix?["strategy"]?["matrix"]?["shard"]?.sequence)
      .compactMap(\.string)
    #expect(shards == (1...shards.count).map { "\($0)/\(shards.count)" })
    let command = try #require(
      matrix?["steps"]?.sequence?.compactMap { $0["run"]?.string }.first
    ).replacing("${{ matrix.shard }}", with: shards[0])
    try withMatrix { _, folder in try succeed(command, in: folder) }
  }

  @Test func `the slices of the fleet have vehicles of their own`() throws {
    let set = try Self.file("daemon-statefulset.yaml")
    #expect(set["apiVersion"] == "apps/v1" && set["kind"] == "StatefulSet")
    let spec = try #require(set["spec"])
    #expect(spec["selector"]?["matchLabels"] == spec["template"]?["metadata"]?["labels"])
    let container = try #require(spec["template"]?["spec"]?["containers"]?[0])
    let arguments = container["args"]?.sequence?.compactMap(\.string) ?? []
    #expect(container["command"]?[0]?.string == "headunitd")
    let probe = container["readinessProbe"]?["exec"]?["command"]?.sequence?.compactMap(\.string)
    try withFixture { fixture in
      _ = try fixture.startDaemon(arguments)
      let command = try #require(probe).joined(separator: " ")
        .replacing("/run/headunitd/control.sock", with: fixture.controlSocket)
      try succeed(command, in: fixture.path)
      for slice in 0..<2 {
        try fixture.control(
          "vehicle", "add", "--count", "10", "--profiles", "*", "--from", "\(slice * 10 + 1)"
        ).done()
      }
      #expect(try fixture.control("status").done().vehicles == 20)
    }
  }
}
