import LinkProtocol
import VehicleCatalog
import WorldTime

extension StepTable {
  static let world = [advance]

  private static let advance: StepEntry = {
    let length = Field("by", .period, "How far.")
    let target = Field("to", .instant, "Until when.")
    return StepEntry(
      "advance", .world,
      "Moves world time on; the step is over when everything that fell due has happened.",
      main: "by", fields: [length, target], example: "advance: 1month"
    ) { reader in
      let (by, to) = (reader[length], reader[target])
      guard reader.has(length) != reader.has(target) else {
        reader.report("‘advance’ takes either a period (‘by’) or an instant (‘to’)")
        return nil
      }
      if let by { return .step(.advance(by)) }
      return to.map { .step(.advanceTo($0)) }
    }
  }()
}
