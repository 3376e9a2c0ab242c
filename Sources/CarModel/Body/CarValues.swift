package import WireText
package import WorldTime

/// Values of properties of a car: all that a report tells, or those that are set or expected.
@dynamicMemberLookup
package struct CarValues: Sendable {
  private var values: [String: any CarValue] = [:]

  package init(_ fill: (inout CarValues) -> Void = { _ in }) { fill(&self) }

  /// What a report tells of a car.
  package init(of body: CarBody, at instant: Instant) {
    for property in CarProperties.reported {
      values[property.name] = property.value(of: body, at: instant)
    }
  }

  package var isEmpty: Bool { values.isEmpty }

  /// Whatever is said of a property of that name.
  package subscript(name: String) -> (any CarValue)? {
    get { values[name] }
    set { values[name] = newValue }
  }

  package subscript<Property: DeclaredProperty>(property: Property) -> Property.Value? {
    get { values[property.name] as? Property.Value }
    set { values[property.name] = newValue.map { $0 as any CarValue } }
  }

  package subscript<Value>(
    dynamicMember path: KeyPath<CarProperties, CarProperty<Value>>
  ) -> Value? {
    get { self[CarProperties.all[keyPath: path]] }
    set { self[CarProperties.all[keyPath: path]] = newValue }
  }
}

extension CarValues: Hashable {
  private var hashable: [String: AnyHashable] { values.mapValues { AnyHashable($0) } }

  package static func == (left: CarValues, right: CarValues) -> Bool {
    left.hashable == right.hashable
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(hashable) }
}

/// `batteryVolts: 11.8, charging: false`, in the order of the names.
extension CarValues: CustomStringConvertible {
  package var description: String {
    values.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
  }
}

/// A report, as an object with a member for each property.
extension CarValues: Codable {
  /// - Throws: what the decoder does.
  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: JSONValue.Name.self)
    for property in CarProperties.reported {
      try property.read(into: &self, container, isRequired: property.isAlwaysReported)
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: JSONValue.Name.self)
    for property in CarProperties.reported { try property.write(from: self, &container) }
  }
}

extension DeclaredProperty {
  /// Reads the member of its name.
  package func read(
    into values: inout CarValues, _ container: KeyedDecodingContainer<JSONValue.Name>,
    isRequired: Bool
  ) throws {
    let key = JSONValue.Name(stringValue: name)
    values[self] =
      isRequired
      ? try container.decode(Value.self, forKey: key)
      : try container.decodeIfPresent(Value.self, forKey: key)
  }

  /// Writes the member of its name.
  package func write(
    from values: CarValues, _ container: inout KeyedEncodingContainer<JSONValue.Name>
  ) throws {
    try container.encodeIfPresent(values[self], forKey: JSONValue.Name(stringValue: name))
  }
}
