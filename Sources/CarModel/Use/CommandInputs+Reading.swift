import WireText

/// What the inputs mean, or which of them is wrong.
extension CommandInputs {
  /// Bytes of a name.
  static let nameBytesMax = 64
  /// - Source: the climate action's `targetTemperature`, 16 to 26 °C.
  static let celsiusRange = 16.0...26.0
  static let celsiusDefault = 21.0
  /// km/h.
  static let speedLimitRange = 30...200
  static let megabytesMax = 1_000_000

  func signalTarget() throws(CarRefusal) -> SignalTarget {
    guard let target else { return .hornLights }
    guard let known = SignalTarget(rawValue: target) else {
      throw .inputInvalid(.target, "‘\(target)’ is none of horn, lights, horn_lights")
    }
    return known
  }

  func celsiusTenths() throws(CarRefusal) -> Int {
    let wanted = temperatureCelsius ?? Self.celsiusDefault
    guard Self.celsiusRange.contains(wanted) else {
      throw .inputInvalid(.temperatureCelsius, "\(wanted) °C is outside 16 to 26 °C")
    }
    return Int((wanted * 10).rounded())
  }

  func label() throws(CarRefusal) -> String {
    guard let name, !name.isEmpty, name.utf8.count <= Self.nameBytesMax else {
      throw .inputInvalid(.name, "a name has 1 to \(Self.nameBytesMax) bytes")
    }
    guard SingleLine.unshowable(in: name) == nil else {
      throw .inputInvalid(.name, "a name is one line of characters that show themselves")
    }
    return name
  }

  func point() throws(CarRefusal) -> GeoPoint {
    guard let latitude, let longitude,
      let point = GeoPoint(latitude: latitude, longitude: longitude)
    else {
      throw .inputInvalid(.latitude, "latitude is −90 to 90 and longitude −180 to 180 degrees")
    }
    return point
  }

  func zone() throws(CarRefusal) -> Zone {
    guard let radiusMetres, Zone.radiusMetresRange.contains(radiusMetres) else {
      throw .inputInvalid(.radiusMetres, "a zone's radius is 100 to 100000 m")
    }
    return Zone(name: try label(), centre: try point(), radiusMetres: radiusMetres)
  }

  func limit() throws(CarRefusal) -> Int {
    guard let speedLimit, Self.speedLimitRange.contains(speedLimit) else {
      throw .inputInvalid(.speedLimit, "a speed limit is 30 to 200 km/h")
    }
    return speedLimit
  }

  func curfew() throws(CarRefusal) -> Curfew {
    let curfew = Curfew(fromMinute: try minute(.from), toMinute: try minute(.to))
    guard curfew.fromMinute != curfew.toMinute else {
      throw .inputInvalid(.to, "a curfew ends at another time than it begins")
    }
    return curfew
  }

  func amount() throws(CarRefusal) -> Int {
    guard let megabytes, (1...Self.megabytesMax).contains(megabytes) else {
      throw .inputInvalid(.megabytes, "1 to \(Self.megabytesMax) MB can be spent at once")
    }
    return megabytes
  }

  func journeyPeriod() throws(CarRefusal) -> JourneyPeriod {
    guard let period else { return .day }
    guard let known = JourneyPeriod(rawValue: period) else {
      throw .inputInvalid(.period, "‘\(period)’ is none of day, month, year")
    }
    return known
  }

  /// `22:00` as minutes after midnight.
  func minute(_ input: Name) throws(CarRefusal) -> Int {
    let text = (input == .to ? to : from) ?? ""
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }),
      !text.contains(where: { $0 == "+" || $0 == "-" }), let hour = Int(parts[0]),
      let minute = Int(parts[1]), (0..<24).contains(hour), (0..<60).contains(minute)
    else { throw .inputInvalid(input, "‘\(text)’ is no time such as 22:00") }
    return hour * 60 + minute
  }
}
