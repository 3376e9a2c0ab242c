import LinkProtocol
import LinkTransport
import Logging
import VehicleCatalog

extension Caller {
  /// Who asks, for the log: the process at the other end, and the phone by the
  /// name it gave: `phone` once it has proven its bond, `unproven` before.
  ///
  /// `vehicle` is the one concerned, by default that of the session.
  func metadata(of vehicle: VIN? = nil) -> Logger.Metadata {
    var metadata: Logger.Metadata = ["connection": "\(connection)", "socket": "\(role.rawValue)"]
    if let peer { metadata["peer"] = "uid=\(peer.uid),pid=\(peer.pid)" }
    if let vehicle = vehicle ?? greeting?.vehicle { metadata["vehicle"] = "\(vehicle)" }
    if let bond {
      metadata["bond"] = "\(bond)"
      metadata["phone"] = "\(bondName ?? "")"
    } else if let greeting {
      metadata["unproven"] = "\(greeting.phone.name)"
    }
    return metadata
  }
}
