/// Ends a command that has said all it has to say, and whose answer is bad news: the status alone
/// is still to be told.
package struct AnsweredWithStatus: Error, Hashable {
  package let status: ExitStatus

  package init(_ status: ExitStatus) { self.status = status }
}
