import CommandSupport
import HeadUnit
import LinkTransport
import Systemd

/// The exit status of each reason not to start.
extension StartRefusal {
  var commandFailure: CommandFailure {
    let status: ExitStatus =
      switch self {
      case .stateFolder, .folderOf, .metricsFile: .inputOutput
      case .stateFolderInUse, .vehicleDiffers: .refused
      case .stateUnreadable, .profileGone, .vehicle, .trustFile: .badData
      }
    return CommandFailure(
      status, name: name, what: "headunitd does not start", why: description)
  }
}

extension LinkBindError {
  var commandFailure: CommandFailure {
    let (status, name): (ExitStatus, String) =
      switch self {
      case .pathTooLong: (.usage, "socket_path_too_long")
      case .folderMissing, .notAFolder, .folderNotWritable:
        (.inputOutput, "runtime_folder_not_writable")
      case .alreadyServed: (.refused, "socket_already_served")
      case .notASocket: (.refused, "socket_path_taken")
      case .notAListener: (.usage, "not_a_listener")
      case .failed: (.inputOutput, "socket_failed")
      }
    return CommandFailure(
      status, name: name, what: "headunitd does not start", why: description)
  }
}

extension SystemdRefusal {
  /// It is the unit file that is wrong.
  var commandFailure: CommandFailure {
    CommandFailure(.badData, name: name, what: "headunitd does not start", why: description)
  }
}

extension Restore.Refusal {
  var commandFailure: CommandFailure {
    let status: ExitStatus =
      switch self {
      case .unreadable, .damaged: .badData
      case .taken: .refused
      }
    return CommandFailure(
      status, name: name, what: "nothing was restored", why: description)
  }
}
