import ArgumentParser
import Endurance

/// `headunit-bench corruption`
struct CorruptionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "corruption", abstract: "Damages what is kept, and starts the program on it.",
    discussion: """
      Pages are flipped, zeroed, swapped, filled and cut, and single columns set to values of \
      another kind and to extremes. The program must not die of it, serve nothing that is not \
      proven, and have everything again after the next document.
      """)

  @OptionGroup var options: EnduranceOptions

  @Option(help: "How many variants.")
  var variants = 100

  @Option(help: "Only this variant.")
  var only: Int?

  func validate() throws {
    guard (1...1_000_000).contains(variants) else {
      throw ValidationError("\(variants) variants are outside 1…1000000")
    }
  }

  func run() async throws {
    try await options.report { kit in
      let numbers = only.map { $0...$0 } ?? 1...variants
      return switch options.subject {
      case .daemon: try await DaemonCorruption(kit, seed: options.seed).run(numbers)
      case .phone: try await StoreCorruption(kit, seed: options.seed).run(numbers)
      }
    }
  }
}
