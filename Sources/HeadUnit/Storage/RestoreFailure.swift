/// Something that was kept and is not served.
struct RestoreFailure: Hashable, Sendable, CustomStringConvertible {
  /// What became of it.
  enum Handling: Hashable, Sendable {
    /// Taken out, or replaced by what a new car has: it makes no sense.
    case setAside
    /// Left where it is: it may be right under another catalogue or trust file.
    case withheld
  }

  /// The VIN as it stands there; `nil` for what concerns no vehicle.
  let vehicle: String?
  /// What it is: `record`, `bond 2`, `clock`.
  let part: String
  let why: String
  let handling: Handling

  /// For people.
  var description: String { (vehicle.map { "vehicle \($0): " } ?? "") + "\(part): \(why)" }

  init(_ part: String, of vehicle: String? = nil, _ why: String, _ handling: Handling = .setAside) {
    (self.vehicle, self.part, self.why, self.handling) = (vehicle, part, why, handling)
  }
}
