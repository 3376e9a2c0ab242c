import CarModel
import LinkProtocol
import TestSupport
import Testing
import WorldTime

@testable import PhoneApp

/// Waiting for the end of a command.
@Suite struct CommandWaitTests {
  /// Waits for the work of a car, and counts how often time was let pass.
  private func wait(
    for work: ScriptedCar.Work, clockMode: WorldClock.Mode = .virtual
  ) async throws -> (end: CommandWait.End, pauses: Int, calls: [String]) {
    let fixture = try await PhoneFixture()
    let car = ScriptedCar(bondKey: fixture.bond.key)
    await car.begin(work)
    var pauses = 0
    let end = try await beside(car) { link throws(CarLinkError) in
      var generator = SeededGenerator(seed: 8)
      let session = try await link.openSession(fixture.bond, using: &generator)
      var wait = CommandWait(
        through: session, clockMode: clockMode, since: work.command.createdAt)
      return try await wait.end(of: work.command) { pauses += 1 }
    }
    return (end, pauses, await Array(car.calls.dropFirst(3)))
  }

  @Test(arguments: [0, 1, 5])
  func `a command is looked at until it is over`(looks: Int) async throws {
    let (end, pauses, _) = try await wait(for: ScriptedCar.Work(looks: looks))
    guard case .over(let report) = end else {
      Issue.record("\(end)")
      return
    }
    #expect(report.state == .completed)
    #expect(pauses == looks + 1)
  }

  @Test(arguments: [ServiceCommand.State.rejected, .timeout, .cancelled])
  func `whatever ends a command ends the waiting`(state: ServiceCommand.State) async throws {
    let (end, pauses, _) = try await wait(for: ScriptedCar.Work(looks: 1, end: state))
    guard case .over(let report) = end else {
      Issue.record("\(end)")
      return
    }
    #expect(report.state == state)
    #expect(pauses == 2)
  }

  @Test func `a command that was over at once is not waited for`() async throws {
    var work = ScriptedCar.Work(looks: 1)
    work.command.state = .completed
    let (end, pauses, calls) = try await wait(for: work)
    #expect(end == .over(work.command))
    #expect(pauses == 0)
    #expect(calls == [])
  }

  @Test func `a clock that is frozen is not waited for`() async throws {
    let (end, pauses, _) = try await wait(for: ScriptedCar.Work(looks: 100, pace: 0))
    #expect(end == .clockIsFrozen)
    #expect(pauses == 1)
  }

  @Test func `a world that follows the host always moves`() async throws {
    let (end, pauses, calls) = try await wait(
      for: ScriptedCar.Work(looks: 3, pace: 0), clockMode: .system)
    guard case .over = end else {
      Issue.record("\(end)")
      return
    }
    #expect(pauses == 4)
    #expect(Set(calls) == ["services.commands"])
  }

  @Test func `the waiting has an end`() async throws {
    let (end, pauses, _) = try await wait(for: ScriptedCar.Work(looks: .max))
    #expect(end == .stillAtWork)
    #expect(pauses == CommandWait.looksMax)
  }
}
