import CarModel
import LinkProtocol
import VehicleCatalog

extension VehiclesAddMany: Answerable {
  /// Places are promised first, so that the whole comes in or nothing does; then each commit takes
  /// up to ``FleetAddition/batchMax``, and other requests are answered in between.
  func answer(_ unit: isolated HeadUnit, _ caller: Caller) async throws(WireError) -> Response {
    guard (1...World.vehiclesMax).contains(count) else {
      throw WireError(
        .invalidParams, "params.count is \(count); it must be 1 to \(World.vehiclesMax)")
    }
    var addition = FleetAddition(
      profiles: try unit.profiles(matching: profiles, markets: markets ?? []),
      series: try Self.series(vinPrefix), number: from ?? 1)
    let count = count
    let (series, start) = (addition.series, addition.number)
    try await unit.change(by: caller.actor) { stage throws(WireError) in
      guard stage.hasRoom(for: count) else { throw .vehiclesFull }
      guard start >= 0, series.numberMax - start >= count + World.vehiclesMax else {
        throw series.isOver(from: start)
      }
      stage.promisePlaces(count)
    }
    var added = 0
    do throws(WireError) {
      while added < count {
        let size = min(FleetAddition.batchMax, count - added)
        addition = try await unit.change(by: caller.actor) { [addition] stage throws(WireError) in
          var addition = addition
          try addition.add(size, to: &stage)
          return addition
        }
        added += size
      }
    } catch {
      let rest = count - added
      _ = try? await unit.change(by: caller.actor) { stage throws(WireError) in
        stage.promisePlaces(-rest)
      }
      throw error
    }
    return Response(
      added: added, firstVin: addition.first?.rawValue ?? "",
      lastVin: addition.last?.rawValue ?? "", total: unit.world.vehicles.count)
  }

  private static func series(_ prefix: String?) throws(WireError) -> VINSeries {
    do throws(VIN.FormatError) {
      return try VINSeries(prefix: prefix ?? VINSeries.prefixDefault)
    } catch {
      throw WireError(error)
    }
  }
}

/// A fleet on its way in: which profile and which number come next.
private struct FleetAddition: Sendable {
  let profiles: [VehicleProfile]
  let series: VINSeries
  /// The next running number.
  var number: Int
  var added = 0
  var first: VIN?
  var last: VIN?

  /// Vehicles that one transaction takes in: short enough for those who wait meanwhile.
  static let batchMax = 1_000

  init(profiles: [VehicleProfile], series: VINSeries, number: Int) {
    self.profiles = profiles
    self.series = series
    self.number = number
  }

  /// Takes in `size` vehicles, whose places were promised, under numbers that are free.
  mutating func add(_ size: Int, to stage: inout Stage) throws(WireError) {
    stage.promisePlaces(-size)
    let goal = added + size
    while added < goal {
      guard number <= series.numberMax else { throw series.isOver(from: number) }
      let vin = series[number]
      number += 1
      guard stage.vehicle(vin) == nil else { continue }
      stage.add(Vehicle(vin: vin, profile: profiles[added % profiles.count], at: stage.now))
      added += 1
      first = first ?? vin
      last = vin
    }
  }
}

extension VINSeries {
  fileprivate func isOver(from number: Int) -> WireError {
    WireError(
      .invalidParams,
      "from \(number) on, ‘\(prefix)’ has too few numbers left; they end at \(numberMax)")
  }
}

extension HeadUnit {
  fileprivate func profiles(
    matching names: [String], markets: [String]
  ) throws(WireError) -> [VehicleProfile] {
    guard !names.isEmpty else {
      throw WireError(.invalidParams, "params.profiles is empty; ‘*’ stands for all")
    }
    do throws(SelectionRefusal) {
      return try catalog.profiles(
        matching: names.map(NamePattern.init), markets: markets.map(NamePattern.init))
    } catch {
      throw WireError(error)
    }
  }
}

extension WireError {
  static var vehiclesFull: WireError {
    WireError(.vehiclesFull, "a daemon holds at most \(World.vehiclesMax) vehicles")
  }
}
