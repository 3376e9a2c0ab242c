import CommandSupport
import PhoneCommands

await runMain(PhoneClientCommand.self, manual: PhoneClientCommand.manual)
