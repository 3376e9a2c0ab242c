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
        ]),
      ManualNotes.Chapter(
        "Environment",
        [
          (
            "HEADUNIT_PHONE_SOCKET",
            "The socket to use without --socket; `headunitctl up` exports it and the others."
          ),
          ("HEADUNIT_PHONE_HOME", "The phone's folder without --home."),
          ("HEADUNIT_STORE", "The store's database without --store."),
          ("HEADUNIT_PROFILES", "The catalogue's folder without --profiles."),
        ]),
    ],
    seeAlso: ["headunitctl(1)", "headunitd(8)"])
}
