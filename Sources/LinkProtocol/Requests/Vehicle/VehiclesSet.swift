package import CarModel
import WireText

/// The tester turns the key, takes the network away, drains the battery and so on.
@dynamicMemberLookup
package struct VehiclesSet: LinkRequest, Hashable {
  package var vehicle: String?
  /// The properties that are set, each a parameter of its own.
  package var change = CarValues()

  package typealias Response = VehicleDescription

  package static let method = "vehicles.set"
  package static let summary =
    "Changes the vehicle's state, all of it or nothing; what is left out stays."
  package static let access: [SocketAccess] = [.controlOperator]
  package static let errors: [ErrorName] = [
    .vehicleUnknown, .vehicleAmbiguous, .vinInvalid, .storageFailed, .profileLacks, .outOfRange,
    .lowBattery,
  ]
  package static let notes = Dictionary(
    uniqueKeysWithValues: CarProperties.settable.map { ($0.name, $0.setNote ?? "") } + [
      ("vehicle", "The VIN; may be left out while there is only one.")
    ])
  package static let example = RequestExample(VehiclesSet(power: .on), returns: .sample)

  package init(
    vehicle: String? = nil, power: PowerMode? = nil, network: NetworkQuality? = nil
  ) {
    self.vehicle = vehicle
    self.power = power
    self.network = network
  }

  package init(vehicle: String?, _ change: CarValues) {
    (self.vehicle, self.change) = (vehicle, change)
  }

  package subscript<Value>(
    dynamicMember path: KeyPath<CarProperties, CarProperty<Value>>
  ) -> Value? {
    get { change[dynamicMember: path] }
    set { change[dynamicMember: path] = newValue }
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: JSONValue.Name.self)
    vehicle = try container.decodeIfPresent(String.self, forKey: Self.vehicleKey)
    for property in CarProperties.settable {
      try property.read(into: &change, container, isRequired: false)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: JSONValue.Name.self)
    try container.encodeIfPresent(vehicle, forKey: Self.vehicleKey)
    for property in CarProperties.settable { try property.write(from: change, &container) }
  }

  private static let vehicleKey = JSONValue.Name(stringValue: "vehicle")
}
