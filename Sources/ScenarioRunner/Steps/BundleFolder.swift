import FoundationEssentials
import LinkProtocol
import PhoneApp
import Scenarios
import StoreStorage
import VehicleCatalog

/// Where failed cases leave what they can tell, each in a folder of its own: the scenario, the
/// failure with the command that repeats it, the car's journal and answers, and the databases of
/// both sides.
package struct BundleFolder: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  /// What cannot be told any more, as from a daemon that died, is left out.
  func write(_ run: CaseRun, _ failure: ScenarioFailure) async {
    let scenario = run.scenario
    let folder = "\(path)/\(Self.name(of: scenario.id))"
    let files = FileManager.default
    try? files.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let report = ScenarioReport(outcomes: [
      ScenarioOutcome(of: scenario, failure: failure, hostMilliseconds: 0)
    ])
    for (name, format) in [("failure.txt", ReportFormat.pretty), ("failure.json", .json)] {
      Self.write(Array(format.text(of: report).utf8), "\(folder)/\(name)")
    }
    if let written = files.contents(atPath: scenario.file) {
      Self.write([UInt8](written), "\(folder)/scenario.yaml")
    }
    for (name, vin) in run.cars.sorted(by: { $0.key < $1.key }) {
      await write(run, vin, "\(folder)/\(name)")
    }
    // What cannot be written is left out: the failure itself is told in any case.
    try? await StoreStorage.write(run.memory, to: "\(folder)/store.sqlite", at: run.now)
    try? await run.handle.leaveState(in: folder)
  }

  private func write(_ run: CaseRun, _ vin: VIN, _ prefix: String) async {
    let journal = try? await run.ask(JournalQuery(vehicle: vin.rawValue, limit: 1_000))
    if let journal {
      Self.write(
        Array(journal.entries.map { "\($0.sequence) \($0.line)\n" }.joined().utf8),
        "\(prefix)-journal.txt")
    }
    if let services = try? await run.ask(ServicesList(vehicle: vin.rawValue)),
      let line = try? JSONLineEncoder.encode(services)
    {
      Self.write(line, "\(prefix)-services.json")
    }
  }

  /// The id as a folder's name.
  static func name(of id: String) -> String {
    let plain = id.map { letter in
      letter.isASCII && (letter.isLetter || letter.isNumber || "-.=".contains(letter))
        ? letter : "_"
    }
    return String(plain.prefix(nameCharactersMax))
  }

  private static let nameCharactersMax = 120

  private static func write(_ bytes: [UInt8], _ file: String) {
    try? Data(bytes).write(to: URL(filePath: file))
  }
}
