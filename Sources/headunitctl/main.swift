import ControlCommands

await runHeadunitctl()
