import CarModel
import Entitlements
import VehicleCatalog
import WorldTime

extension CarNode {
  /// Has the car believe another clock than its own, where that is the rule that is broken.
  mutating func followWrongClock(_ world: ExploredWorld) {
    guard let believed = wrongTime(world), hasSupply else { return }
    apply(.timeSigned(believed, isFresh: true), world)
  }

  private mutating func wrongTime(_ world: ExploredWorld) -> Instant? {
    let wall = vehicle.wallTime(at: now)
    switch world.breakage {
    case .wallClock: return wall
    case .highestWallClock:
      highestWall = max(wall, highestWall ?? wall)
      return highestWall
    case .inclusiveEnd:
      // “Not later than” is “earlier than”, asked a millisecond before.
      return reference.isCold ? nil : reference.now(now).advanced(milliseconds: -1)
    case .issueDateWindow:
      guard let issuedAt = vehicle.record?.issuedAt else { return wall }
      return wall <= issuedAt.adding(.days(3)) ? issuedAt : wall
    default: return nil
    }
  }
}
