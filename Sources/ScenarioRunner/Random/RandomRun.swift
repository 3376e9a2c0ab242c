import LinkProtocol
package import Scenarios
package import VehicleCatalog
package import WorldTime

/// A long life of several cars, drawn from a seed, and held against a reference model step by step.
///
/// The run is a scenario like any other: each step is followed by what the reference model expects. So
/// a run that fails is a file that `scenario run` repeats.
package struct RandomRun: Sendable {
  package let options: RandomRunOptions
  private let cars: [VehicleSetup]
  private let referenceCars: [ReferenceCar]
  private let products: [ReferenceProduct]

  /// - Throws: ``NothingToBuy``.
  package init(_ options: RandomRunOptions, in catalog: Catalog) throws(NothingToBuy) {
    let (products, fitting) = Self.choices(in: catalog, options.market)
    var generator = CaseRandom(seed: options.seed, "cars")
    var cars: [VehicleSetup] = []
    var plain: [ReferenceCar] = []
    for index in 0..<options.vehicles {
      guard let profile = fitting.randomElement(using: &generator) else {
        throw NothingToBuy(market: options.market)
      }
      cars.append(
        VehicleSetup(
          name: ReferenceWorld.car(index), profile: profile.name, market: options.market))
      plain.append(ReferenceCar(hasBackup: profile.hasClockBackup, at: options.start))
    }
    (self.cars, referenceCars, self.products) = (cars, plain, products)
    self.options = options
  }

  /// As many products as any car of the market can have, and the cars that can have all of them.
  private static func choices(
    in catalog: Catalog, _ market: String
  ) -> (products: [ReferenceProduct], cars: [VehicleProfile]) {
    let sold = ReferenceProduct.all(of: catalog, in: market)
    let fits = catalog.profiles().filter { $0.market == market }.map { profile in
      (profile: profile, products: sold.filter { $0.fits(profile, in: catalog) })
    }
    let products = fits.map(\.products).max { $0.count < $1.count } ?? []
    let cars = fits.filter { Set($0.products).isSuperset(of: products) }.map(\.profile)
    return (products, products.isEmpty ? [] : cars)
  }

  /// What is drawn until so many hours of world time have passed.
  package func draw() -> [RandomStep] {
    var generator = CaseRandom(seed: options.seed, "operations")
    var world = ReferenceWorld(cars: referenceCars, products: products, at: options.start)
    var drawn: [RandomStep] = []
    let end = options.start.adding(.hours(options.hours))
    while world.now < end, drawn.count < RandomRunOptions.stepsMax {
      let operation = RandomOperation.draw(
        cars: cars.count, products: products.count, &generator)
      if !world.perform(operation).steps.isEmpty { drawn.append(RandomStep(operation)) }
    }
    return drawn
  }

  /// The scenario of these steps, with what must hold after each.
  package func scenario(_ steps: [RandomStep]) -> ScenarioCase {
    var world = ReferenceWorld(cars: referenceCars, products: products, at: options.start)
    var placed: [PlacedStep] = []
    func place(_ step: any Step) {
      placed.append(
        PlacedStep(
          step, at: SourcePlace(file: options.name, line: placed.count + 1, column: 1)))
    }
    for index in cars.indices {
      place(PairStep(ReferenceWorld.actors(index)))
    }
    for step in steps {
      let placement = world.perform(step.operation)
      placement.steps.forEach(place)
      guard !placement.steps.isEmpty else { continue }
      world.expectations(after: placement).forEach(place)
    }
    let phones = cars.indices.map { PhoneSetup(name: ReferenceWorld.phone($0)) }
    return ScenarioCase(
      scenario: options.name, file: options.name,
      world: WorldSetup(
        start: options.start, vehicles: cars, phones: phones, seed: options.seed),
      steps: placed)
  }
}

/// One drawn step of a random run.
package struct RandomStep: Hashable, Sendable {
  let operation: RandomOperation

  init(_ operation: RandomOperation) { self.operation = operation }
}

/// What a random run is drawn from.
package struct RandomRunOptions: Hashable, Sendable {
  package var seed: UInt64
  /// Of world time, within ``hoursRange``.
  package var hours: Int
  /// Within ``vehiclesRange``.
  package var vehicles: Int
  /// ISO 3166-1 alpha-2.
  package var market = "FR"
  package var start = Instant(milliseconds: 1_769_853_600_000)

  package static let hoursRange = 1...1_000_000
  package static let vehiclesRange = 1...20
  /// Steps of one run at most.
  package static let stepsMax = 200_000

  package init(seed: UInt64, hours: Int, vehicles: Int) {
    self.seed = seed
    self.hours = hours
    self.vehicles = vehicles
  }

  package var name: String { "random seed \(seed), \(hours) h, \(vehicles) vehicles" }
}

/// No car of a market can have what the market sells.
package struct NothingToBuy: Error, Hashable, Sendable {
  package let market: String
}
