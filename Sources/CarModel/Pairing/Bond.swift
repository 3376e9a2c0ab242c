package import WorldTime

/// A completed pairing, as the car keeps it.
package struct Bond: Hashable, Sendable, Identifiable {
  /// The id both sides know it by.
  package let id: String
  /// What the phone said of itself; nothing follows from it.
  package let phoneID: String
  /// For the car's screen.
  package let phoneName: String
  /// The long-term key, ``keyBytes`` long.
  package let key: [UInt8]
  package let bondedAt: Instant
  package let role: Role

  /// What a phone may do with the car.
  package enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    /// Everything: the first phone that pairs, until it hands the role on.
    case owner
    /// Use what needs neither the PIN nor a rule of the owner's.
    case driver
  }

  package static let keyBytes = 16

  package init(
    id: String, phoneID: String, phoneName: String, key: [UInt8], bondedAt: Instant,
    role: Role = .driver
  ) {
    self.id = id
    self.phoneID = phoneID
    self.phoneName = phoneName
    self.key = key
    self.bondedAt = bondedAt
    self.role = role
  }

  func with(role: Role) -> Bond { with(role: role, bondedAt: bondedAt) }

  func setBack(_ back: SetBack) -> Bond { with(role: role, bondedAt: back(bondedAt)) }

  private func with(role: Role, bondedAt: Instant) -> Bond {
    Bond(
      id: id, phoneID: phoneID, phoneName: phoneName, key: key, bondedAt: bondedAt, role: role)
  }
}

extension Bond: CustomStringConvertible, CustomReflectable {
  /// Without the key.
  package var description: String { "bond \(id) with \(phoneName)" }
  package var customMirror: Mirror {
    Mirror(self, children: ["id": id, "phoneName": phoneName])
  }
}

extension Vehicle {
  /// Whether one more bond can be kept.
  package var hasRoom: Bool { bonds.count < Self.bondsMax }

  /// Whether a phone that says it is this one may find room: by proving a bond of its own, whose
  /// place it takes. What it says gives it nothing.
  package func mayHaveRoom(forPhone phoneID: String) -> Bool {
    hasRoom || bonds.contains { $0.phoneID == phoneID }
  }
}
