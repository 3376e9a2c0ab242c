import CarModel
import LinkProtocol
import WorldTime

extension ScriptedCar {
  /// A command that the car is at work on.
  struct Work {
    var command = CommandReport.sample
    /// How often it is still under way when somebody looks.
    var looks: Int
    /// What it comes to then.
    var end = ServiceCommand.State.completed
    /// Milliseconds that world time moves from one look to the next.
    var pace: Int64 = 250
  }

  func begin(_ work: Work) { self.work = work }

  func lookAtWork() throws -> ServicesCommands.Response {
    guard var work else { throw WireError(.commandUnknown, "nothing is under way") }
    work.looks -= 1
    work.command.createdAt = work.command.createdAt.advanced(milliseconds: work.pace)
    if work.looks < 0 { work.command.state = work.end }
    self.work = work
    return ServicesCommands.Response(commands: [work.command])
  }

  /// World time stands where the work has come to.
  func explain(_ request: ServicesExplain) throws -> ServicesExplain.Response {
    ServicesExplain.Response(
      vehicle: Self.vin, worldTime: work?.command.createdAt ?? .opening, status: .sample, chain: [])
  }
}
