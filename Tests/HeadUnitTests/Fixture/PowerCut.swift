import HeadUnit
import Synchronization
import TestSupport

/// A power switch that keeps what is on the disk at the moment it is thrown.
final class PowerCut: Sendable {
  private let folder: TemporaryFolder
  private let outcome = Mutex<Result<TemporaryFolder, any Error>?>(nil)

  /// Cuts the power of the head unit on this folder.
  init(in folder: TemporaryFolder) { self.folder = folder }

  var power: PowerSwitch {
    PowerSwitch { [self] in
      let left = Result { try folder.afterPowerCut() }
      outcome.withLock { $0 = left }
    }
  }

  /// What the cut has left; `nil` while there was none.
  func left() throws -> TemporaryFolder? { try outcome.withLock { $0 }?.get() }
}
