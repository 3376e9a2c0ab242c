import ArgumentParser
import Endurance

/// `headunit-bench crash`
struct CrashCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "crash", abstract: "Kills a program under load, and looks for what is lost.",
    discussion: """
      Every acknowledged change must be there after the kill, and nothing that nobody asked for. \
      The load and the instants of the kills follow from --seed. With --break something is made \
      to be lost, to show that it is noticed.
      """)

  @OptionGroup var options: EnduranceOptions

  @Option(help: "How often it is killed.")
  var cycles = 200

  @Flag(name: .customLong("break"), help: "Lose what was acknowledged, to see it noticed.")
  var breaks = false

  func validate() throws {
    guard (1...1_000_000).contains(cycles) else {
      throw ValidationError("\(cycles) cycles are outside 1…1000000")
    }
  }

  func run() async throws {
    try await options.report { kit in
      switch options.subject {
      case .daemon:
        try await DaemonCrash(kit, cycles: cycles, seed: options.seed, losesLog: breaks).run()
      case .phone:
        try await PhoneCrash(kit, cycles: cycles, seed: options.seed, paysTwice: breaks).run()
      }
    }
  }
}
