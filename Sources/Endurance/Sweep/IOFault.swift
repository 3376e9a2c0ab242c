import CFaultVFS

/// The kinds of calls to the disk that can fail.
enum IOCall: Int32, Hashable, Sendable, CaseIterable {
  case write, sync, open, truncate, read, delete, lock, sharedMemory

  var name: String {
    switch self {
    case .write: "writes"
    case .sync: "syncs"
    case .open: "opens"
    case .truncate: "truncations"
    case .read: "reads"
    case .delete: "removals"
    case .lock: "locks"
    case .sharedMemory: "mappings"
    }
  }

  /// What can happen at such a call.
  var effects: [IOEffect] {
    switch self {
    case .write: [.fails, .full, .torn, .powerGoes, .powerGoesPartly]
    case .sync, .truncate, .delete: [.fails, .powerGoes, .powerGoesPartly]
    case .open, .read, .lock, .sharedMemory: [.fails]
    }
  }
}

/// What happens at a call.
enum IOEffect: Int32, Hashable, Sendable {
  case nothing, fails, full, torn, powerGoes, powerGoesPartly

  var takesPower: Bool { self == .powerGoes || self == .powerGoesPartly }
}

/// One effect at the n-th call of a kind.
struct IOFault: Hashable, Sendable, CustomStringConvertible {
  let call: IOCall
  let effect: IOEffect
  /// From 1.
  let nth: Int

  var description: String { "\(effect) at number \(nth) of the \(call.name)" }
}

/// The disk that fails, under every database that this process opens.
enum FaultyDisk {
  /// - Throws: ``EnduranceFailure``.
  static func install() throws(EnduranceFailure) {
    guard fault_vfs_install() == 0 else {
      throw EnduranceFailure("SQLite does not take another file system")
    }
  }

  /// Power on; all counts at zero; one fault to come, or none.
  static func arm(_ fault: IOFault?, seed: UInt64 = 0, diskLies: Bool = false) {
    fault_vfs_arm(
      (fault?.call ?? .write).rawValue, (fault?.effect ?? .nothing).rawValue,
      Int64(fault?.nth ?? 0), seed, diskLies ? 1 : 0)
  }

  static func count(of call: IOCall) -> Int { Int(fault_vfs_count(call.rawValue)) }

  static var wasReached: Bool { fault_vfs_was_reached() != 0 }
}
