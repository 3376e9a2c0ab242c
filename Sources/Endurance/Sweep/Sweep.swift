import FoundationEssentials
import Glibc
import HeadUnit

/// What is tried while the disk fails: a chain of steps, each acknowledged or not.
package protocol SweptStory: Sendable {
  /// Who it is of: `daemon`.
  var name: String { get }
  /// How one looks that was made, and in which nothing was done.
  var empty: String { get }
  /// Lives the story in an empty folder, until it ends or can go on no more.
  ///
  /// - Parameters:
  ///   - folder: Where everything is kept.
  ///   - insists: Tries a step that failed once more.
  ///   - acknowledged: Happens after each step that was acknowledged.
  /// - Returns: how it ended.
  func live(
    in folder: String, insisting insists: Bool, acknowledged: () async throws -> Void
  ) async -> StoryEnd
  /// Opens what a folder holds and looks at it.
  ///
  /// - Returns: What can be seen from outside; `nil` when nothing was ever made.
  /// - Throws: Whatever keeps it from being opened.
  func look(in folder: String) async throws -> String?
  /// What must hold of what a folder keeps, whatever happened: every sentence is a violation.
  func violations(in folder: String) throws -> [String]
}

/// How far a story came.
package struct StoryEnd: Sendable {
  /// Steps that were acknowledged.
  package var steps = 0
  /// It came to its end.
  package var isWhole = false
  /// What went wrong that should not have, such as a step that failed twice.
  package var failures: [String] = []

  package init() {}

  /// Takes one step more.
  ///
  /// - Parameters:
  ///   - name: Which.
  ///   - insists: Tries it a second time where it failed: the disk did so once.
  ///   - acknowledged: Happens after it.
  ///   - again: The second try.
  ///   - step: The first.
  /// - Returns: whether the story goes on.
  mutating func run(
    _ name: String, insisting insists: Bool, _ acknowledged: () async throws -> Void,
    again: () async throws -> Void, _ step: () async throws -> Void
  ) async -> Bool {
    do {
      do { try await step() } catch {
        guard insists else { throw error }
        try await again()
      }
      steps += 1
      try await acknowledged()
      return true
    } catch {
      failures += insists ? ["‘\(name)’ a second time: \(error)"] : []
      return false
    }
  }
}

/// Fails the first, second, third… call of each kind to the disk, until there is none any more;
/// with a stride, only each so-manieth.
package struct Sweep: Sendable {
  let stride: Int
  let seed: UInt64
  let diskLies: Bool

  package init(stride: Int = 1, seed: UInt64, diskLies: Bool = false) {
    (self.stride, self.seed, self.diskLies) = (stride, seed, diskLies)
  }

  /// Calls of each kind of which so many are failed, or all of them where there are fewer.
  private static let samplesMin = 8

  /// - Throws: ``EnduranceFailure``.
  package func run(_ story: some SweptStory) async throws -> EnduranceReport {
    try FaultyDisk.install()
    var report = EnduranceReport(
      "I/O sweep of the \(story.name)", seed: seed,
      kinds: ["lost", "invented", "unsound", "unopenable", "stuck"])
    var scratch = try SweepFolder()
    defer { scratch.remove() }
    let states = try await Self.states(of: story, &scratch)
    FaultyDisk.arm(nil)
    _ = await story.live(in: try scratch.fresh(), insisting: false) {}
    let counts = IOCall.allCases.map { ($0, FaultyDisk.count(of: $0)) }
    var generator = SplitMix64(seed: seed)
    for (call, count) in counts {
      report.add(count, of: call.name)
      // However far apart, some of each kind are failed: there are few openings and removals.
      let stride = max(1, min(stride, count / Self.samplesMin))
      for effect in call.effects {
        var nth = Int.random(in: 1...stride, using: &generator)
        while true {
          let fault = IOFault(call: call, effect: effect, nth: nth)
          let isReached = try await inject(
            fault, story, states, in: try scratch.fresh(), &report, generator.next())
          guard isReached else { break }
          nth += stride
        }
      }
    }
    return report
  }

  /// What can be seen after no step, the first, the second… on an honest disk.
  private static func states(
    of story: some SweptStory, _ scratch: inout SweepFolder
  ) async throws -> [String?] {
    FaultyDisk.arm(nil)
    let folder = try scratch.fresh(keepingOthers: true)
    var states: [String?] = [nil]
    let end = await story.live(in: folder, insisting: false) {
      states.append(try await story.look(in: try scratch.copy(of: folder)))
    }
    guard end.isWhole else {
      throw EnduranceFailure(
        "the story has no end on an honest disk: \(end.failures) after \(end.steps) steps")
    }
    return states
  }

  /// - Returns: Whether the story came to that call.
  private func inject(
    _ fault: IOFault, _ story: some SweptStory, _ states: [String?], in folder: String,
    _ report: inout EnduranceReport, _ seed: UInt64
  ) async throws -> Bool {
    FaultyDisk.arm(fault, seed: seed, diskLies: diskLies)
    let end = await story.live(in: folder, insisting: !fault.effect.takesPower) {}
    guard FaultyDisk.wasReached else { return false }
    report.add(1, of: "faults")
    report.add(end.steps, of: "acknowledged steps")
    FaultyDisk.arm(nil)
    for failure in end.failures { report.find("stuck", at: "\(fault)", failure) }
    do {
      let kept = try await story.look(in: folder)
      if let wrong = Self.judge(kept, after: end, states, empty: story.empty) {
        report.find(wrong.kind, at: "\(fault)", wrong.found)
      }
    } catch {
      report.find("unopenable", at: "\(fault)", "\(error)")
      return true
    }
    for violation in try story.violations(in: folder) {
      report.find("unsound", at: "\(fault)", violation)
    }
    return true
  }

  /// What is kept must be what was acknowledged last, or one step more.
  private static func judge(
    _ kept: String?, after end: StoryEnd, _ states: [String?], empty: String
  ) -> (kind: String, found: String)? {
    let before = states[end.steps]
    if kept == before { return nil }
    if !end.isWhole, end.steps + 1 < states.count, kept == states[end.steps + 1] { return nil }
    if end.steps == 0, kept == empty { return nil }
    let isOlder = kept == empty || states.prefix(end.steps).contains { $0 == kept }
    return (
      isOlder ? "lost" : "invented",
      "after step \(end.steps): \(difference(kept ?? "nothing", before ?? "nothing"))"
    )
  }

  /// The first line in which two texts differ.
  static func difference(_ found: String, _ expected: String) -> String {
    let (ours, theirs) = (found.split(separator: "\n"), expected.split(separator: "\n"))
    let same = zip(ours, theirs).prefix { $0 == $1 }.count
    let line = same < ours.count ? ours[same].prefix(160) : "the end"
    let other = same < theirs.count ? theirs[same].prefix(160) : "the end"
    return "‘\(line)’ where ‘\(other)’ was acknowledged"
  }
}

/// Folders for one story after the other; in memory where the system has a folder there.
///
/// Each has another name: what is late to close the files of one must not meet the next one's.
struct SweepFolder {
  private let path: String
  private var made = 0

  init() throws(EnduranceFailure) {
    for place in ["/dev/shm", "/tmp"] {
      var template = Array("\(place)/headunit-end-XXXXXX".utf8CString)
      guard mkdtemp(&template) != nil else { continue }
      path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
      return
    }
    throw .system("mkdtemp")
  }

  /// A new, empty folder; the others are gone then.
  mutating func fresh(keepingOthers: Bool = false) throws(EnduranceFailure) -> String {
    if !keepingOthers { try? FileManager.default.removeItem(atPath: "\(path)/\(made)") }
    made += 1
    let folder = "\(path)/\(made)"
    guard mkdir(folder, 0o700) == 0 else { throw .system("mkdir of \(folder)") }
    return folder
  }

  /// The database and its log in another folder, as after `kill -9`.
  mutating func copy(of folder: String) throws -> String {
    let copy = try fresh(keepingOthers: true)
    let files = FileManager.default
    for name in try files.contentsOfDirectory(atPath: folder)
    where name.hasSuffix(".sqlite") || name.hasSuffix("-wal") {
      try files.copyItem(atPath: "\(folder)/\(name)", toPath: "\(copy)/\(name)")
    }
    return copy
  }

  /// What cannot be removed stays.
  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
