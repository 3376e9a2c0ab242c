import ArgumentParser

/// The options of `headunitd`. What is left out comes from the environment or the configuration
/// file, by the same names.
struct DaemonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("A YAML file of settings by these names.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "Where the cars are kept.",
      discussion: """
        By default $STATE_DIRECTORY, $XDG_STATE_HOME/headunitd, or ~/.local/state/headunitd.
        """,
      valueName: "folder"))
  var stateDir: String?

  @Option(
    help: ArgumentHelp(
      "Where the sockets are made.",
      discussion: """
        By default $RUNTIME_DIRECTORY, $XDG_RUNTIME_DIR/headunitd, or /run/headunitd. Sockets that
        systemd hands over stay where they are.
        """,
      valueName: "folder"))
  var runtimeDir: String?

  @Option(help: ArgumentHelp("The catalogue's folder.", valueName: "folder"))
  var profiles: String?

  @Option(
    help: ArgumentHelp(
      "The world's clock: system, virtual, or virtual=2026-01-31T10:00:00Z.",
      discussion: """
        A virtual clock starts frozen. The time given is where a new state folder begins; one
        that was used before goes on from where it stopped. By default a state folder keeps the
        clock it had, and a new one follows the system. A world that is ahead of the system's clock
        is held until that has caught up.
        """,
      valueName: "clock"))
  var clock: String?

  @Option(
    help: ArgumentHelp(
      "A vehicle that must exist: qashqai-j12b/2025/tekna,market=FR,vin=SJN…[,built=2025-02].",
      discussion: "May be given several times.", valueName: "vehicle"))
  var vehicle: [String] = []

  @Option(
    help: ArgumentHelp(
      "Who answers for the person in the car: ask (headunitctl pairing …) or auto.",
      valueName: "mode"))
  var pairing: String?

  @Option(
    help: ArgumentHelp(
      "Which store roots the cars trust: first-use, or a file of JSON Web Keys.",
      discussion: "By default $CREDENTIALS_DIRECTORY/headunitd.trust, if systemd gave it.",
      valueName: "first-use|file"))
  var trust: String?

  @Option(
    help: ArgumentHelp(
      "Write the metrics there as Prometheus text, again and again.",
      discussion: """
        For the textfile collector of a node exporter; the name then ends in .prom. The file is
        replaced whole, so that a reader never sees half of it.
        """,
      valueName: "file"))
  var metricsFile: String?

  @OptionGroup var limits: LimitOptions

  @Option(
    help: ArgumentHelp(
      "trace, debug, info, notice, warning, error or critical.", valueName: "level"))
  var logLevel: String?
}
