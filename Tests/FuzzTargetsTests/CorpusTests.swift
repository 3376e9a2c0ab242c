import FoundationEssentials
import FuzzTargets
import TestSupport
import Testing

/// Every input that the fuzzer keeps, and every input that once broke something, through the same
/// targets without the fuzzer.
struct CorpusTests {
  private static let names = FuzzTargets.all.map { $0.name }

  @Test func `every folder of Tests/Fuzz is a target's, and every target has one`() throws {
    let folders = try FileManager.default.contentsOfDirectory(
      atPath: "\(Repository.root)/Tests/Fuzz")
    #expect(folders.sorted() == Self.names.sorted())
  }

  @Test(arguments: names) func `whatever was found once holds`(name: String) async throws {
    let type = try #require(FuzzTargets.all.first { $0.name == name })
    let scratch = try TemporaryFolder()
    let target = try await type.init(
      in: FuzzPlace(repository: Repository.root, scratch: scratch.path))
    var outcomes: [FuzzOutcome: Int] = [:]
    for kind in ["corpus", "regressions"] {
      let folder = "\(Repository.root)/Tests/Fuzz/\(name)/\(kind)"
      for file in try FileManager.default.contentsOfDirectory(atPath: folder)
      where file.first != "." {
        let input = try [UInt8](Data(contentsOf: URL(filePath: "\(folder)/\(file)")))
        do {
          outcomes[try await target.check(input), default: 0] += 1
        } catch {
          Issue.record("\(name)/\(kind)/\(file): \(error)")
        }
      }
    }
    // A corpus that never gets past the first refusal shows nothing.
    #expect(outcomes[.taken, default: 0] > 0)
    #expect(outcomes[.refused, default: 0] > 0)
  }
}
