package import CommandSupport

extension HeadunitctlCommand {
  /// What its manual page tells beside the commands.
  package static let manual = ManualNotes(
    section: 1,
    [
      ManualNotes.Chapter(
        "Files",
        [
          (
            "/run/headunitd/control.sock",
            """
            Where the daemon of the machine is reached. Everybody may ask; root, the daemon's own
            user and the members of group headunit may change something.
            """
          ),
          ("/run/headunitd-NAME/control.sock", "The same of instance NAME, for --socket."),
        ]),
      ManualNotes.Chapter(
        "Environment",
        [
          ("HEADUNIT_SOCKET", "The socket to use without --socket; `headunitctl up` exports it."),
          ("HEADUNIT_WORLD", "The world that down and fork are about without --world."),
          ("HEADUNIT_PROFILES", "The catalogue's folder without --profiles."),
        ]),
    ],
    seeAlso: ["headunitd(8)", "phone-client(1)"])
}
