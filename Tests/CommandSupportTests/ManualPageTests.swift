import ArgumentParser
import Testing

@testable import CommandSupport

private struct Lamp: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lamp", abstract: "A lamp.", discussion: "It shines.\n\nOr not.",
    subcommands: [Turn.self, Secret.self])
  @Option(help: ArgumentHelp("Its socket.", discussion: ".hidden\\it", valueName: "path"))
  var socket: String?
}

private struct Turn: ParsableCommand {
  static let configuration = CommandConfiguration(abstract: "Turn it.")
  @Option(name: [.short, .long], help: "How bright.") var bright = 3
  @Flag(help: "For ever.") var always = false
  @Argument(help: "Where to.") var places: [String] = []
}

private struct Secret: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "secret", shouldDisplay: false)
}

struct ManualPageTests {
  private func page() -> String {
    let pipes = PipedOutput(json: false)
    let notes = ManualNotes(
      section: 8, [ManualNotes.Chapter("Files", [("/etc/lamp", "Its settings.")])],
      seeAlso: ["bulb(1)", "wire(7)"])
    let status = CommandRun(of: Lamp.self, output: pipes.output).show(notes, date: "2026-01-31")
    #expect(status == .done)
    return pipes.text().out
  }

  @Test func `a page has the chapters of a manual, in their order`() {
    let text = page()
    let chapters = text.split(separator: "\n").filter { $0.hasPrefix(".SH ") }
    #expect(
      chapters == [
        ".SH \"NAME\"", ".SH \"SYNOPSIS\"", ".SH \"DESCRIPTION\"", ".SH \"OPTIONS\"",
        ".SH \"COMMANDS\"", ".SH \"EXIT STATUS\"", ".SH \"FILES\"", ".SH \"SEE ALSO\"",
      ])
    #expect(text.hasPrefix(#".TH "LAMP" "8" "2026\-01\-31" "headunit "#))
    #expect(text.contains("\nlamp \\- a lamp\n"))
    #expect(text.hasSuffix("\nbulb(1), wire(7)\n"))
  }

  @Test func `commands and options are told as they are typed`() {
    let text = page()
    #expect(text.contains(".SS \"turn\"\n\\fBlamp turn\\fR [\\fB\\-\\-bright\\fR \\fIbright\\fR]"))
    #expect(text.contains("\\fB\\-b, \\-\\-bright\\fR \\fIbright\\fR\nHow bright.\nDefault: 3.\n"))
    #expect(text.contains("[\\fB\\-\\-always\\fR] [\\fIplaces\\fR …]\n"))
    #expect(text.contains("It shines.\n.PP\nOr not.\n"))
    #expect(!text.contains("secret"))
  }

  @Test func `words never become macros`() {
    #expect(page().contains("Its socket.\n\\&.hidden\\eit\n"))
  }
}
