import CarModel
import LinkProtocol
import NissanStore
import WorldTime
import WireText

extension Step {
  /// Its name in the language.
  package var name: String { WrittenStep(self).parts.name }
}

/// A step as it is written: its name in the language, and its fields.
struct WrittenStep {
  typealias Fields = [(String, JSONValue?)]

  let parts: (name: String, fields: Fields)

  init(_ step: Step) {
    let (name, fields) = Self.parts(of: step)
    parts = (name, fields.filter { $0.1 != nil })
  }

  private static func parts(of step: Step) -> (String, Fields) {
    switch step {
    case .pair(let pair):
      let answer = pair.answer == .accept ? nil : pair.answer.rawValue
      let told: Fields = [("answer", text(answer)), ("through", text(pair.through?.rawValue))]
      return ("pair", told + acting(pair.actors, pair.refused))
    case .unpair(let actors): return ("unpair", both(actors))
    case .visit(let acted): return ("visit", acting(acted.actors, acted.refused))
    case .push(let acted): return ("push", acting(acted.actors, acted.refused))
    case .replay(let replay):
      let told: Fields = [
        ("version", number(replay.version)), ("of", text(replay.issuedFor)),
      ]
      return ("replay", told + acting(replay.actors, replay.refused))
    case .forge(let forge):
      let how: Fields = [("how", .string(forge.craft.rawValue))]
      return ("forge", how + acting(forge.actors, forge.refused))
    case .buy(let buy): return ("buy", fields(of: buy))
    case .subscription(let asked): return subscription(asked)
    case .payWith(let payment):
      let told: Fields = [
        ("product", .string(payment.product)), ("card", .string(payment.card)),
        ("expires", text(payment.expires?.description)),
        ("authentication", text(payment.authentication?.rawValue)),
      ]
      return ("pay-with", told + acting(payment.actors, payment.refused))
    case .price(let price):
      return (
        "price",
        [
          ("product", .string(price.product)), ("months", price.months.map(number)),
          ("to", number(price.price)), ("phone", text(price.phone)),
        ]
      )
    case .release(let acted): return ("release", acting(acted.actors, acted.refused))
    case .advance(let period): return ("advance", [("by", .string("\(period)"))])
    case .advanceTo(let instant): return ("advance", [("to", .string("\(instant)"))])
    case .set(let set): return setting(set)
    case .drive(let drive):
      let told: Fields = [
        ("kilometres", .number(drive.kilometres)), ("topSpeed", drive.topSpeed.map(number)),
      ]
      return ("drive", told + car(drive.actors) + [("refused", text(drive.refused))])
    case .powerCut(let actors): return ("power-cut", car(actors))
    case .powerReturn(let actors): return ("power-return", car(actors))
    case .wallClock(let wall): return ("wall-clock", [("to", reading(wall))] + car(wall.actors))
    case .wipe(let wipe): return ("wipe", [("what", .string(wipe.what))] + car(wipe.actors))
    case .use(let use): return ("use", fields(of: use))
    case .pin(let pin): return ("pin", [("pin", .string(pin.pin))] + both(pin.actors))
    case .fault(let fault): return ("fault", fields(of: fault))
    case .clearFaults: return ("clear-faults", [])
    case .restartDaemon: return ("restart-daemon", [])
    case .killDaemon: return ("kill-daemon", [])
    case .expect(let expected): return ("expect", WrittenExpectation(expected).fields)
    case .expectBoundary(let boundary):
      return ("expect-boundary", WrittenExpectation.fields(of: boundary))
    case .parallel: preconditionFailure("sequences are written by whoever writes steps")
    }
  }

  // MARK: - Store

  private static func fields(of buy: BuyStep) -> Fields {
    [
      ("product", .string(buy.product)), ("months", buy.months.map(number)),
      ("autoRenew", buy.autoRenew ? nil : .bool(false)),
      ("card", buy.card == TestCard.approved.rawValue ? nil : .string(buy.card)),
      ("expires", text(buy.expires?.description)),
      ("authentication", text(buy.authentication?.rawValue)),
      ("payment", text(buy.payment?.rawValue)),
      ("priceMeanwhile", buy.priceMeanwhile.map(number)),
      ("deliver", buy.delivers ? .bool(true) : nil),
    ] + acting(buy.actors, buy.refused)
  }

  private static func subscription(_ asked: SubscriptionStep) -> (String, Fields) {
    let (name, extra): (String, Fields) =
      switch asked.act {
      case .cancel: ("cancel", [])
      case .resume: ("resume", [])
      case .acceptPrice: ("accept-price", [])
      case .refusePrice: ("refuse-price", [])
      case .refund: ("refund", [])
      case .withdraw: ("withdraw", [])
      case .pause(let length): ("pause", [("for", .string("\(length)"))])
      case .transfer(let target): ("transfer", [("to", .string(target))])
      }
    return (
      name, [("product", .string(asked.product))] + extra + acting(asked.actors, asked.refused)
    )
  }

  // MARK: - Car

  /// The first thing that is set; a step of the language sets one.
  private static func setting(_ set: VehicleStep) -> (String, Fields) {
    let change = set.change
    let settings: [(String, JSONValue?)] = [
      ("ignition", text(change.power?.rawValue)), ("network", text(change.network?.rawValue)),
      ("battery", change.batteryVolts.map(JSONValue.number)),
      ("battery", change.batteryConnected.map { .string($0 ? "connected" : "disconnected") }),
      ("privacy", change.privacyMode.map(onOff)), ("consent", change.consent.map(onOff)),
      ("telematics", change.telematicsActive.map { .string($0 ? "active" : "inactive") }),
      ("charge", change.stateOfChargePercent.map(number)),
      ("cable", change.cableConnected.map(onOff)), ("region", text(change.region)),
      ("location", place(change)),
    ]
    let rest = car(set.actors) + [("refused", text(set.refused))]
    guard let (name, value) = settings.first(where: { $0.1 != nil }) else { return ("wake", rest) }
    return (name, [("to", value)] + rest)
  }

  private static func place(_ change: VehiclesSet) -> JSONValue? {
    guard let latitude = change.latitude, let longitude = change.longitude else { return nil }
    return .array([.number(latitude), .number(longitude)])
  }

  private static func reading(_ wall: WallClockStep) -> JSONValue {
    switch wall.reading {
    case .instant(let instant): return .string("\(instant)")
    case .offset(.zero): return .string("right")
    case .offset(let period):
      let isBack = period.months < 0 || period.milliseconds < 0
      let length = Period(months: abs(period.months), milliseconds: abs(period.milliseconds))
      return .string("\(isBack ? "-" : "")\(length)")
    }
  }

  private static func fields(of use: UseStep) -> Fields {
    let inputs = members(of: use.inputs)
    return [
      ("service", .string(use.service)), ("action", text(use.action)),
      ("inputs", inputs.isEmpty ? nil : .object(inputs)), ("pin", text(use.pin)),
      ("ends", text(use.ends)), ("reason", text(use.reason)),
      ("spentMegabytes", use.spentMegabytes.map(number)),
      ("leftMegabytes", use.leftMegabytes.map(number)),
    ] + acting(use.actors, use.refused)
  }

  private static func fields(of step: FaultStep) -> Fields {
    members(of: step.fault).map { ($0.key, $0.value) } + [("vehicle", text(step.vehicle))]
  }

  /// What a value of the wire protocol says, by its names there.
  private static func members(of value: some Encodable) -> [JSONValue.Member] {
    do {
      let line = try JSONLineEncoder.encode(value)
      guard case .object(let members) = try JSONParser.parse(line) else { return [] }
      return members
    } catch {
      preconditionFailure("a value of the wire is written as JSON and read again: \(error)")
    }
  }

  // MARK: - Shared

  static func acting(_ actors: Actors, _ refused: String?) -> Fields {
    both(actors) + [("refused", text(refused))]
  }

  static func both(_ actors: Actors) -> Fields {
    [("vehicle", text(actors.vehicle)), ("phone", text(actors.phone))]
  }

  private static func car(_ actors: Actors) -> Fields { [("vehicle", text(actors.vehicle))] }

  static func text(_ text: String?) -> JSONValue? { text.map(JSONValue.string) }
  static func number(_ number: Int) -> JSONValue { .integer(Int64(number)) }
  private static func onOff(_ isOn: Bool) -> JSONValue { .string(isOn ? "on" : "off") }
}
