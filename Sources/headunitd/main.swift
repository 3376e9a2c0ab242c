import CommandSupport
import DaemonCommands

EarlySignals.hold()
await runMain(HeadUnitDaemonCommand.self, manual: HeadUnitDaemonCommand.manual)
