import LinkProtocol
import LinkTransport
import TestSupport
import Testing
import WorldTime

@testable import HeadUnit

/// Faults are added, listed and cleared from the control client.
@Suite(.timeLimit(.minutes(2)))
struct FaultRequestTests {
  private static let other = "SJNTAAJ12U0000002"

  @Test func `a fault is told with its bounds, filled in where they were left out`() async throws {
    try await HeadUnitFixture.run { fixture in
      let short = try await fixture.add(FaultsAdd(kind: .storageError))
      #expect(
        short == FaultReport(fault: "f-1", kind: .storageError, addedAt: HeadUnitFixture.start))
      let long = try await fixture.add(
        FaultsAdd(
          kind: .linkDelay, vehicle: HeadUnitFixture.vin, count: 3, after: 2, span: .hours(1),
          probability: 0.25, direction: .toCar, method: "entitlements.push", delay: .minutes(10)))
      #expect(
        long
          == FaultReport(
            fault: "f-2", kind: .linkDelay, vehicle: HeadUnitFixture.vin, count: 3, after: 2,
            until: HeadUnitFixture.start.adding(.hours(1)), probability: 0.25, seed: 2,
            direction: .toCar,
            method: "entitlements.push", delay: .minutes(10), addedAt: HeadUnitFixture.start))
      #expect(try await fixture.faults() == [short, long])
    }
  }

  @Test(arguments: FaultKind.allCases)
  func `a parameter that a kind does not take is refused, and every one it takes is taken`(
    kind: FaultKind
  ) async throws {
    try await HeadUnitFixture.run { fixture in
      for parameter in FaultParameter.allCases {
        let plan = FaultsAdd(kind: kind, setting: [parameter])
        guard kind.parameters.contains(parameter) else {
          let error = try await refusal { try await fixture.add(plan) }
          #expect(error.known == .faultNotApplicable, "\(parameter)")
          #expect(error.message.contains(parameter.rawValue))
          continue
        }
      }
      #expect(try await fixture.faults().isEmpty)
      let all = try await fixture.add(FaultsAdd(kind: kind, setting: kind.parameters))
      #expect(all.kind == kind)
    }
  }

  /// What cannot be, and the error's name.
  struct Bad: Sendable, CustomTestStringConvertible {
    let plan: FaultsAdd
    let name: ErrorName

    var testDescription: String { "\(plan)" }
  }

  static let bad = [
    Bad(plan: FaultsAdd(kind: .linkDrop, count: 0), name: .invalidParams),
    Bad(plan: FaultsAdd(kind: .linkDrop, after: -1), name: .invalidParams),
    Bad(plan: FaultsAdd(kind: .linkDrop, span: .zero), name: .invalidParams),
    Bad(plan: FaultsAdd(kind: .linkDrop, probability: 1.5), name: .invalidParams),
    Bad(plan: FaultsAdd(kind: .linkDrop, probability: -0.5), name: .invalidParams),
    Bad(plan: FaultsAdd(kind: .linkDelay), name: .invalidParams),
    Bad(plan: FaultsAdd(kind: .linkDelay, delay: .zero), name: .invalidParams),
    Bad(plan: FaultsAdd(kind: .linkDelay, delay: .months(120_000)), name: .faultNotApplicable),
    Bad(plan: FaultsAdd(kind: .storageError, span: .months(120_000)), name: .faultNotApplicable),
    Bad(plan: FaultsAdd(kind: .linkDrop, seed: 1), name: .faultNotApplicable),
    Bad(plan: FaultsAdd(kind: .linkDrop, method: "clock.get"), name: .faultNotApplicable),
    Bad(plan: FaultsAdd(kind: .linkDrop, method: "push"), name: .faultNotApplicable),
    Bad(plan: FaultsAdd(kind: .linkDrop, vehicle: "SJN"), name: .vinInvalid),
    Bad(plan: FaultsAdd(kind: .linkDrop, vehicle: other), name: .vehicleUnknown),
  ]

  @Test(arguments: bad)
  func `a fault that cannot be is refused by name`(bad: Bad) async throws {
    try await HeadUnitFixture.run { fixture in
      let error = try await refusal { try await fixture.add(bad.plan) }
      #expect(error.known == bad.name)
      #expect(try await fixture.faults(exhausted: true).isEmpty)
    }
  }

  @Test func `a daemon holds so many faults and no more`() async throws {
    var setup = HeadUnitFixture.Setup()
    setup.faultsMax = 2
    try await HeadUnitFixture.run(setup) { fixture in
      try await fixture.add(FaultsAdd(kind: .linkDrop))
      try await fixture.add(FaultsAdd(kind: .linkDrop, span: .minutes(1)))
      let full = try await refusal { try await fixture.add(FaultsAdd(kind: .linkDrop)) }
      #expect(full.known == .faultsFull)
      #expect(full.message.contains("2"))
      try await fixture.advance(.minutes(1))
      #expect(try await fixture.add(FaultsAdd(kind: .linkDrop)).fault == "f-3")
    }
  }

  @Test func `64 faults are the usual limit`() async throws {
    try await HeadUnitFixture.run { fixture in
      for _ in 0..<64 { try await fixture.add(FaultsAdd(kind: .linkDrop)) }
      let full = try await refusal { try await fixture.add(FaultsAdd(kind: .linkDrop)) }
      #expect(full.known == .faultsFull)
    }
  }

  @Test func `faults are cleared one by one, by vehicle, and all at once`() async throws {
    try await HeadUnitFixture.run(
      HeadUnitFixture.Setup(vehicles: [HeadUnitFixture.vin, Self.other])
    ) { fixture in
      for vehicle in [nil, HeadUnitFixture.vin, Self.other, Self.other, nil] {
        try await fixture.add(FaultsAdd(kind: .linkDrop, vehicle: vehicle))
      }
      func clear(_ request: FaultsClear) async throws -> Int {
        try await fixture.operate { try await $0.call(request) }.cleared
      }
      #expect(try await clear(FaultsClear(fault: "f-1")) == 1)
      #expect(try await clear(FaultsClear(fault: "f-1")) == 0)
      #expect(try await clear(FaultsClear(vehicle: Self.other)) == 2)
      #expect(try await fixture.faults().map(\.fault) == ["f-2", "f-5"])
      let ofCar = try await fixture.operate {
        try await $0.call(FaultsList(vehicle: HeadUnitFixture.vin))
      }
      #expect(ofCar.faults.map(\.fault) == ["f-2"])
      #expect(try await clear(FaultsClear(all: true)) == 2)
      #expect(try await fixture.faults(exhausted: true).isEmpty)
    }
  }

  @Test(arguments: [
    (FaultsClear(fault: "f-9"), ErrorName.faultUnknown), (FaultsClear(fault: "9"), .faultUnknown),
    (FaultsClear(), .invalidParams), (FaultsClear(all: false), .invalidParams),
    (FaultsClear(fault: "f-1", all: true), .invalidParams),
    (FaultsClear(vehicle: other), .vehicleUnknown),
  ])
  func `a clearing that names nothing there is refused by name`(
    request: FaultsClear, name: ErrorName
  ) async throws {
    try await HeadUnitFixture.run { fixture in
      try await fixture.add(FaultsAdd(kind: .linkDrop))
      let error = try await refusal { try await fixture.operate { try await $0.call(request) } }
      #expect(error.known == name)
      #expect(try await fixture.faults().count == 1)
    }
  }

  @Test func `a vehicle that is removed takes its faults along`() async throws {
    try await HeadUnitFixture.run(
      HeadUnitFixture.Setup(vehicles: [HeadUnitFixture.vin, Self.other])
    ) { fixture in
      try await fixture.add(FaultsAdd(kind: .linkDrop, vehicle: Self.other))
      try await fixture.add(FaultsAdd(kind: .linkDrop))
      _ = try await fixture.operate { try await $0.call(VehiclesRemove(vehicle: Self.other)) }
      #expect(try await fixture.faults().map(\.fault) == ["f-2"])
    }
  }

  @Test func `a restart has no faults`() async throws {
    let folder = try TemporaryFolder()
    try await HeadUnitFixture.run(in: folder) { fixture in
      try await fixture.add(FaultsAdd(kind: .storageError, after: 5))
    }
    try await HeadUnitFixture.run(in: folder) { fixture in
      let before = try await fixture.faults(exhausted: true)
      #expect(before.isEmpty)
      #expect(try await fixture.add(FaultsAdd(kind: .storageError)).fault == "f-1")
    }
  }

  @Test func `what becomes of faults is written down`() async throws {
    let tape = LogTape()
    var setup = HeadUnitFixture.Setup()
    setup.logger = tape.logger
    try await HeadUnitFixture.run(setup) { fixture in
      try await fixture.add(FaultsAdd(kind: .storageError))
      try await fixture.add(FaultsAdd(kind: .linkDrop))
      try await fixture.add(FaultsAdd(kind: .linkDrop, span: .days(1)))
      _ = try await refusal { try await fixture.advance(.days(2)) }
      try await fixture.clearFault("f-2")
      try await fixture.advance(.days(2))
      #expect(
        tape.entries(of: "fault ", with: "fault") == [
          "fault added f-1", "fault added f-2", "fault added f-3", "fault triggered f-1",
          "fault exhausted f-1", "fault cleared f-2", "fault exhausted f-3",
        ])
      #expect(
        tape.entries(of: "fault exhausted", with: "at") == [
          "fault exhausted \(HeadUnitFixture.start)",
          "fault exhausted \(HeadUnitFixture.start.adding(.days(1)))",
        ])
    }
  }
}

extension HeadUnitFixture {
  fileprivate func clearFault(_ id: String) async throws {
    _ = try await operate { try await $0.call(FaultsClear(fault: id)) }
  }
}

extension FaultsAdd {
  /// A fault of a kind with some value for each of the parameters.
  fileprivate init(kind: FaultKind, setting parameters: Set<FaultParameter>) {
    func value<Value>(_ parameter: FaultParameter, _ value: Value) -> Value? {
      parameters.contains(parameter) ? value : nil
    }
    self.init(
      kind: kind, vehicle: value(.vehicle, HeadUnitFixture.vin),
      service: value(.service, "smart-alerts"),
      count: value(.count, 2), after: value(.after, 1), span: value(.span, .days(1)),
      probability: value(.probability, 0.5), seed: value(.seed, 7),
      direction: value(.direction, .toCar), method: value(.method, "entitlements.push"),
      delay: value(.delay, .minutes(1)), amount: value(.amount, -1.5))
  }
}
