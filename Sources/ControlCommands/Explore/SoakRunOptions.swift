import ArgumentParser
import CommandSupport
import ScenarioRunner
import Scenarios
import VehicleCatalog
import WorldTime

/// A long life of several cars, drawn from a seed.
struct SoakRunOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Draw a life from this seed.", valueName: "n"))
  var seed: UInt64?
  @Option(
    help: ArgumentHelp("Hours of world time; default: a year.", valueName: "h"),
    transform: { text in try PeriodUnit.hours.count(text) })
  var hours: Int = 8_760
  @Option(help: ArgumentHelp("How many cars live it.", valueName: "n"))
  var vehicles: Int = 3
  @Flag(help: "Live it in a headunitd of its own, on disk, and not in this process.")
  var onDisk = false

  func validate() throws {
    for (name, value, range) in [
      ("hours", hours, RandomRunOptions.hoursRange),
      ("vehicles", vehicles, RandomRunOptions.vehiclesRange),
    ] where !range.contains(value) {
      throw ValidationError("--\(name) \(value) is outside \(range.lowerBound)…\(range.upperBound)")
    }
  }

  /// Lives it, and shortens what goes wrong.
  ///
  /// - Throws: ``ExitStatus/refused`` when something was not as the reference model expects;
  ///   ``CommandFailure``.
  func run(
    _ seed: UInt64, in catalog: Catalog, profiles: String, _ scenario: String?, _ output: Output
  ) async throws {
    let life: RandomRun
    do throws(NothingToBuy) {
      life = try RandomRun(
        RandomRunOptions(seed: seed, hours: hours, vehicles: vehicles), in: catalog)
    } catch {
      throw CommandFailure(
        .badData, name: "nothing_to_buy", what: "cannot draw a life",
        why: "no car of \(error.market) can have anything that is sold by subscription")
    }
    let kit = CaseKit(catalog: catalog)
    let world: any ScenarioWorld =
      onDisk ? try ScenarioPlaceOptions.daemon(kit, profiles: profiles) : InProcessWorld(kit)
    let drawn = life.draw()
    let whole = life.scenario(drawn)
    let found = await world.run(whole)
    var shortest: ScenarioCase?
    if let found {
      let less = await life.shrink(drawn, found) { await world.run($0) }
      shortest = life.scenario(less.steps)
    }
    await world.close()
    let answer = LongLifeAnswer(life.options, whole, found, shortest, isOnDisk: onDisk)
    try output.answer(answer, text: answer.text)
    guard let shortest else { return }
    if let scenario {
      try WrittenFile.write(CaseWriter.text(of: shortest, comment: answer.comment), to: scenario)
    }
    throw ExitStatus.refused
  }
}
