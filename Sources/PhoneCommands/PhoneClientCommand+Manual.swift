package import CommandSupport

extension PhoneClientCommand {
  /// What its manual page tells beside the commands.
  package static let manual = ManualNotes(
    section: 1,
    [
      ManualNotes.Chapter(
        "Files",
        [
          ("/run/headunitd/phone.sock", "Where the daemon of the machine is reached."),
          ("/run/headunitd-NAME/phone.sock", "The same of instance NAME, for --socket."),
        ])
    ],
    seeAlso: ["headunitctl(1)", "headunitd(8)"])
}
