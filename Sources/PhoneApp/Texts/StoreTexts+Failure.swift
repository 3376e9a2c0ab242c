import Glibc
package import NissanStore
package import VehicleCatalog

extension StoreTexts {
  /// What broke in the store.
  package func why(_ failure: StoreFailure) -> String {
    switch failure {
    case .cannotOpen(let path, _): self[.storeCannotOpen, ["path": path]]
    case .corrupted(let path, _): self[.storeCorrupted, ["path": path]]
    case .tooNew(let path): self[.storeTooNew, ["path": path]]
    case .busy(let path): self[.storeBusy, ["path": path]]
    case .inputOutput: self[.storeInputOutput]
    case .signing: self[.storeCannotSign]
    case .paymentUnknown: self[.paymentUnknown]
    case .inconsistent: self[.storeInconsistent]
    }
  }

  /// Why the phone's own folder cannot be used.
  package func why(_ failure: PhoneHomeError) -> String {
    switch failure {
    case .notNamed: self[.homeNotNamed]
    case .unusable(let path, let attempt, let reason):
      self[attempt, ["path": path, "reason": why(reason)]]
    case .broken(let path, let failure): self[.homeBroken, ["path": path, "reason": why(failure)]]
    case .newer(let path, let schema):
      self[.homeNewer, ["path": path, "form": schema, "known": PhoneState.schema]]
    }
  }

  private func why(_ failure: PhoneHomeError.Failure) -> String {
    switch failure {
    case .tooLong(let bytesMax): self[.fileTooLong, ["bytes": bytesMax]]
    case .notJSON: self[.fileNotJSON]
    case .wrongAt(let place): self[.fileWrongAt, ["place": place]]
    }
  }

  /// Where the catalogue was looked for in vain.
  package func why(_ failure: ProfilesFolder.NotFound) -> String {
    self[.profilesNotFound, ["searched": list(failure.searched)]]
  }

  /// What the operating system said.
  package func why(_ reason: SystemReason) -> String {
    switch reason.code {
    case ENOENT: self[.systemNoFile]
    case EACCES, EPERM: self[.systemNotPermitted]
    case ENOTDIR: self[.systemNoFolder]
    case EISDIR: self[.systemIsFolder]
    case ENXIO: self[.systemNotRegular]
    case ENOSPC, EDQUOT: self[.systemFull]
    case EROFS: self[.systemReadOnly]
    case EIO: self[.systemInputOutput]
    default: self[.systemNumber, ["number": reason.code]]
    }
  }
}
