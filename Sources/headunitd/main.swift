import CommandSupport
import DaemonCommands

await runMain(HeadUnitDaemonCommand.self, manual: HeadUnitDaemonCommand.manual)
