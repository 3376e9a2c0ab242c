import CommandSupport
import PhoneCommands

await runMain(PhoneClientCommand.self)
