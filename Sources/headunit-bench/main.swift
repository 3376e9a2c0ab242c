import BenchmarkCommands
import CommandSupport

await runMain(BenchmarkCommand.self)
