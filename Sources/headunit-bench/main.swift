import BenchCommands
import CommandSupport

await runMain(BenchCommand.self)
