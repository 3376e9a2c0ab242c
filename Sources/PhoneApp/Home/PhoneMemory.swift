/// What a phone knows from one meeting to the next: the folder of a real one, or the memory of one
/// that lives only as long as a test.
package protocol PhoneMemory: Sendable {
  /// Changes what is kept; where nothing is, nothing will be.
  ///
  /// - Throws: ``PhoneHomeError``; nothing was changed then.
  func keep(_ edit: (inout PhoneState) -> Void) throws(PhoneHomeError)
}

extension PhoneHome: PhoneMemory {
  package func keep(_ edit: (inout PhoneState) -> Void) throws(PhoneHomeError) {
    try change(edit)
  }
}
