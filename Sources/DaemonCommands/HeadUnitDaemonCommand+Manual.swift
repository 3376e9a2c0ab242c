package import CommandSupport

extension HeadUnitDaemonCommand {
  /// What its manual page tells beside the options.
  package static let manual = ManualNotes(
    section: 8,
    [
      ManualNotes.Chapter(
        "Signals",
        [
          ("SIGTERM, SIGINT", "Answer what was asked, commit, remove the sockets and end."),
          ("SIGHUP", "Read configuration and profiles again."),
        ]),
      ManualNotes.Chapter(
        "Environment",
        [
          ("HEADUNITD_CONFIG", "The configuration file, when --config does not name it."),
          (
            "HEADUNITD_CLOCK, HEADUNITD_VEHICLE, …",
            "Every other option by its name; vehicles are parted by semicolons."
          ),
          ("HEADUNIT_PROFILES", "The catalogue's folder, when no setting names it."),
        ]),
      ManualNotes.Chapter(
        "Files",
        [
          ("/etc/headunit/headunitd.yaml", "The settings of headunitd.service."),
          ("/etc/headunit/NAME.yaml", "The settings of headunitd@NAME.service."),
          (
            "/etc/credstore/headunitd.trust",
            "Store roots that the cars trust, as JSON Web Keys; first use decides without it."
          ),
          ("/run/headunitd, /run/headunitd-NAME", "The sockets: phone.sock and control.sock."),
          ("/var/lib/headunitd, /var/lib/headunitd-NAME", "The cars."),
          ("/usr/share/headunit/profiles", "The catalogue: vehicles, services, products."),
          ("/usr/share/doc/headunit/operating.md", "How to operate it."),
        ]),
    ],
    seeAlso: ["headunitctl(1)", "phone-client(1)", "systemctl(1)", "journalctl(1)"])
}
