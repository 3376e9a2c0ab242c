import FoundationEssentials
import Testing

/// The systemd units: one daemon, and one instance of many, are the same but for their names.
struct UnitFileTests {
  private func settings(of unit: String) throws -> [String] {
    let text = try String(contentsOfFile: "\(SourceTree.root)/systemd/\(unit)", encoding: .utf8)
    return text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
  }

  @Test(arguments: ["headunitd.service", "headunitd.socket", "headunitd-control.socket"])
  func `a template is its unit with names of its own`(unit: String) throws {
    let own = ["AssertPathExists=", "Description=", "LogExtraFields="]
    func compared(_ unit: String) throws -> [String] {
      try settings(of: unit).filter { line in !own.contains { line.hasPrefix($0) } }
    }
    let expected = try compared(unit).map { line in
      line.replacing("/etc/headunit/headunitd.yaml", with: "/etc/headunit/%i.yaml")
        .replacing("/run/headunitd/", with: "/run/headunitd-%i/")
        .replacing("Directory=headunitd", with: "Directory=headunitd-%i")
        .replacing("User=headunitd", with: "User=headunitd-%i")
        .replacing("headunitd.service", with: "headunitd@%i.service")
        .replacing("headunitd.socket", with: "headunitd@%i.socket")
        .replacing("headunitd-control.socket", with: "headunitd-control@%i.socket")
    }
    #expect(try compared(unit.replacing(".", with: "@.")) == expected)
  }
}
