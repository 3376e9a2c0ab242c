package import CarModel

extension CommandInputs: WireDocumented {
  package static let notes = [
    "temperatureCelsius": "Climate: 16 to 26 °C; 21 by default.",
    "target": "Horn and lights: `horn`, `lights` or `horn_lights`.",
    "name": "Of a destination or a zone, up to 64 bytes.",
    "latitude": "Of a destination or a zone's centre, degrees.",
    "longitude": "Of a destination or a zone's centre, degrees.",
    "radiusMetres": "Of a zone, 100 to 100,000 m.",
    "speedLimit": "Speed alert: 30 to 200 km/h.",
    "from": "Of a curfew or the charge timer, `22:00` in the time of the car's country.",
    "to": "The end of a curfew, `06:30`.",
    "period": "Journeys by `day`, `month` or `year`.",
    "megabytes": "Wi-Fi: how much is used, MB of 1,000,000 bytes.",
  ]

  package static var sample: CommandInputs {
    var inputs = CommandInputs()
    inputs.temperatureCelsius = 21
    return inputs
  }
}

extension CommandFact: WireDocumented {
  package static let notes = [
    "name": "What, with its unit last.",
    "value": "As text.",
  ]
}
