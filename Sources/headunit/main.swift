import CommandSupport
import ControlCommands
import DaemonCommands
import PhoneCommands

// The three programs as one, for installation: the runtime that they share is in it once. Which one
// it is, the name says that it was called by.
switch CommandLine.arguments.first?.split(separator: "/").last {
case "headunitctl": await runMain(HeadunitctlCommand.self, manual: HeadunitctlCommand.manual)
case "phone-client": await runMain(PhoneClientCommand.self, manual: PhoneClientCommand.manual)
default:
  EarlySignals.hold()
  await runMain(HeadUnitDaemonCommand.self, manual: HeadUnitDaemonCommand.manual)
}
