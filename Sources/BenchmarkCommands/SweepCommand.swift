import ArgumentParser
import Endurance

/// `headunit-bench io-sweep`
struct SweepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "io-sweep", abstract: "Fails every call to the disk once, one after the other.",
    discussion: """
      The first, second, third… call of each kind fails, is torn, or is the last before the power \
      goes, until a run has no such call any more. After each the files must hold the state \
      before or the state after. With --break the disk says that it has written what it has not.
      """)

  @OptionGroup var options: EnduranceOptions

  @Option(help: "Only every so-manieth call, from one that the seed chooses.")
  var stride = 1

  @Flag(name: .customLong("break"), help: "A disk that lies, to see it noticed.")
  var breaks = false

  func validate() throws {
    guard (1...10_000).contains(stride) else {
      throw ValidationError("a stride of \(stride) is outside 1…10000")
    }
  }

  func run() async throws {
    try await options.report { kit in
      let sweep = Sweep(stride: stride, seed: options.seed, diskLies: breaks)
      return switch options.subject {
      case .daemon: try await sweep.run(DaemonSweep(kit))
      case .phone: try await sweep.run(StoreSweep(kit))
      }
    }
  }
}
