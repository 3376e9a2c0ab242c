import CommandSupport
import DaemonCommands

await runMain(HeadUnitDaemonCommand.self)
