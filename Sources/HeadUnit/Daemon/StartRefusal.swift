package import VehicleCatalog

/// Why a daemon does not start. Nothing was changed.
package enum StartRefusal: Error, Hashable, Sendable {
  /// The state folder cannot be made, entered or written.
  case stateFolder(path: String, reason: String)
  /// Another daemon holds the state folder.
  case stateFolderInUse(path: String)
  /// The database is no database, or was written by a newer version.
  case stateUnreadable(String)
  /// A kept vehicle has a profile that the catalogue no longer has.
  case profileGone(vehicle: VIN, why: String)
  /// A vehicle named at the start exists with another profile.
  case vehicleDiffers(vehicle: VIN, kept: String, named: String)
  /// A vehicle named at the start cannot be built.
  case vehicle(String)
  case trustFile(path: String, reason: String)
  case folderOf(socket: String, reason: String)
  case metricsFile(path: String, reason: String)
}

extension StartRefusal: CustomStringConvertible {
  /// Stable, lower_snake.
  package var name: String {
    switch self {
    case .stateFolder: "state_folder_not_writable"
    case .stateFolderInUse: "state_folder_in_use"
    case .stateUnreadable: "state_unreadable"
    case .profileGone: "profile_unknown"
    case .vehicleDiffers: "vehicle_exists"
    case .vehicle: "vehicle_invalid"
    case .trustFile: "trust_file_invalid"
    case .folderOf: "runtime_folder_not_writable"
    case .metricsFile: "metrics_file_not_writable"
    }
  }

  package var description: String {
    switch self {
    case .stateFolder(let path, let reason): "state folder \(path) cannot be used; \(reason)"
    case .stateFolderInUse(let path):
      "state folder \(path) cannot be used; another headunitd is using it"
    case .stateUnreadable(let reason): "the kept state cannot be read; \(reason)"
    case .profileGone(let vehicle, let why):
      "vehicle \(vehicle) cannot be taken up; \(why)"
    case .vehicleDiffers(let vehicle, let kept, let named):
      "vehicle \(vehicle) exists as \(kept); it cannot become \(named)"
    case .vehicle(let why): "a vehicle cannot be added; \(why)"
    case .trustFile(let path, let reason): "trust file \(path) cannot be used; \(reason)"
    case .metricsFile(let path, let reason): "metrics file \(path) cannot be written; \(reason)"
    case .folderOf(let socket, let reason): "socket \(socket) cannot be served; \(reason)"
    }
  }
}
