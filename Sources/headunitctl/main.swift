import CommandSupport
import ControlCommands

await runMain(HeadunitctlCommand.self, manual: HeadunitctlCommand.manual)
