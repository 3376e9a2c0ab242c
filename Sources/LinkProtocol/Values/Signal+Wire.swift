package import CarModel

extension Signal: WireDocumented {
  package static let notes = [
    "name": "The path in COVESA VSS 6.0.",
    "value": "A number or a word.",
    "unit": "The specification's unit; absent for what has none.",
  ]
}

extension Signal.Value: WireScalar {
  package static var schema: WireSchema { .any }
  package static var sample: Signal.Value { .number(0) }
}
