import Testing

@testable import Scenarios

/// What is wrong with a file, with the place and what was meant.
struct DiagnosticTests {
  /// The steps begin in line 6.
  @Test(
    arguments: [
      (
        "- expct-boundary: {}",
        "6:3: unknown step ‘expct-boundary’; did you mean ‘expect-boundary’?"
      ),
      ("- puhs", "6:3: unknown step ‘puhs’; did you mean ‘push’?"),
      (
        "- buy: {servce: smart-alerts}",
        "6:9: unknown key ‘servce’; did you mean ‘service’?"
      ),
      (
        "- buy: smart-alert",
        "6:8: unknown product or service ‘smart-alert’; did you mean ‘smart-alerts’?"
      ),
      (
        "- buy: {service: smrt-alerts}",
        "6:18: unknown service ‘smrt-alerts’; did you mean ‘smart-alerts’?"
      ),
      ("- buy: {months: 12}", "6:8: a purchase names a product or a service"),
      (
        "- buy: {product: smart-alerts, service: smart-alerts}",
        "6:41: ‘product’ and ‘service’ exclude each other"
      ),
      ("- buy: speed-alert\n- buy: ecall", "7:8: nothing sells ‘ecall’ in FR"),
      (
        "- buy: {product: smart-alerts, card: insufficent_funds}",
        "6:38: unknown test card ‘insufficent_funds’; did you mean ‘insufficient_funds’?"
      ),
      (
        "- push: {refused: rolback}",
        "6:19: unknown error name ‘rolback’; did you mean ‘rollback’?"
      ),
      (
        "- buy: {product: smart-alerts, months: twelve}",
        "6:40: ‘twelve’ is not a number of months from 1 to 120, or none"
      ),
      ("- advance: 10M", "6:12: in ‘10M’ an M is months or minutes; write 10months or 10min"),
      (
        "- advance: soon",
        "6:12: ‘soon’ is not a period such as 3 days, 10min, 1h 30min, 12months or P1M"
      ),
      ("- advance: -3 days", "6:12: ‘-3 days’ is negative; a period only goes forwards"),
      (
        "- advance: {by: 1month, to: 2026-02-28}",
        "6:12: ‘advance’ takes either a period (‘by’) or an instant (‘to’)"
      ),
      ("- replay: first", "6:11: ‘first’ is not a version"),
      ("- replay: 0", "6:11: a version is 0; it must be 1 to 1000000"),
      ("- ignition: of", "6:13: unknown ignition ‘of’; did you mean ‘off’?"),
      ("- battery: 20", "6:12: ‘20’ is not a voltage from 0 to 16, connected or disconnected"),
      ("- location: [48.8]", "6:13: a place is [latitude, longitude]"),
      ("- location: [91, 0]", "6:13: a place is [latitude, longitude]"),
      ("- pin: 123", "6:8: ‘123’ is not a PIN of four digits"),
      (
        "- wall-clock: yesterday",
        "6:15: ‘yesterday’ is not an instant, a period such as -30 days, or right"
      ),
      (
        "- use: {service: remote-door-lock, ends: complete}",
        "6:42: unknown end of a command ‘complete’"
      ),
      (
        "- fault: {kind: link_dropp}",
        "6:17: unknown kind of fault ‘link_dropp’; did you mean ‘link_drop’?"
      ),
      (
        "- fault: {kind: clock_jump, count: 2}",
        "6:36: ‘clock_jump’ takes no ‘count’; it takes vehicle, amount"
      ),
      (
        "- fault: {kind: link_drop, method: entitlements.psh}",
        "6:36: unknown method ‘entitlements.psh’; did you mean ‘entitlements.push’?"
      ),
      (
        "- expect: {service: smart-alerts, state: activ}",
        "6:42: unknown state ‘activ’; did you mean ‘active’?"
      ),
      (
        "- expect: {service: smart-alerts, state: active, reason: piad}",
        "6:58: unknown reason ‘piad’; did you mean ‘paid’?"
      ),
      ("- expect: {state: active}", "6:19: ‘state’ needs ‘service’ to say of which service"),
      ("- expect: {service: smart-alerts}", "6:21: nothing is expected of the service"),
      ("- expect: {vehicle: car}", "6:11: nothing is expected"),
      ("- expect: {seen: []}", "6:18: an empty list of changes expects nothing"),
      (
        "- expect: {subscription: {product: smart-alerts, state: canceled}}",
        "6:57: unknown state of a subscription ‘canceled’; did you mean ‘cancelled’?"
      ),
      (
        "- expect-boundary: {service: smart-alerts, before: {state: active}}",
        "6:20: missing key ‘after’"
      ),
      (
        "- push: {vehicle: cra}",
        "6:19: unknown vehicle of this scenario ‘cra’; did you mean ‘car’?"
      ),
      ("- {push: , visit: }", "6:3: a step has one name, found 2 (‘push’, ‘visit’)"),
      ("- cancel", "6:3: ‘cancel’ needs a value, such as ‘cancel: smart-alerts’"),
      ("- cancel:", "6:3: ‘cancel’ needs a value, such as ‘cancel: smart-alerts’"),
      ("- clear-faults: {all: true}", "6:18: unknown key ‘all’"),
      ("- clear-faults: yes", "6:17: expected ‘key: value’ pairs"),
      (
        "- repeat: {times: 2, as: start, steps: [push]}", "6:40: ‘start’ has a meaning here already"
      ),
      (
        "- advance: ${stat + 1month}",
        "6:12: unknown name ‘stat’ in an expression; did you mean ‘start’?"
      ),
      ("  push", "6:3: expected a list of steps"),
      ("- [push]", "6:3: expected step, found a list"),
    ])
  func `an error in a step`(step: String, words: String) throws {
    let found = try diagnostics(inSteps: step)
    #expect(found.contains { $0.hasPrefix("it.yaml:\(words)") }, "\(found)")
    #expect(found.count == 1, "\(found)")
  }

  @Test(
    arguments: [
      (
        "profile: qashqai-j12c/2025/tekna", "no vehicle ‘qashqai-j12c’; did you mean ‘qashqai-j12a’"
      ),
      ("profile: qashqai-j12b/2025/tekno", "did you mean ‘tekna’?"),
      ("profile: qashqai", "‘qashqai’ has 1 parts"),
      ("profile: qashqai-j12b/2025/tekna\n  market: FX", "unknown market ‘FX’"),
      ("market: FR", "missing key ‘profile’: the world needs a car"),
      ("vehicles: {}", "no names; there is at least one"),
      ("vehicles: {a: {market: FR}}", "missing key ‘profile’"),
      (
        "profile: qashqai-j12b/2025/tekna\n  vehicles: {a: {profile: qashqai-j12b/2025/tekna}}",
        "‘profile’ and ‘vehicles’ exclude each other"
      ),
      ("profile: qashqai-j12b/2025/tekna\n  phone: iPhne 14 17.5", "unknown phone ‘iPhne 14’"),
      (
        "profile: qashqai-j12b/2025/tekna\n  phone: iPhone",
        "‘iPhone’ is not a phone and its version"
      ),
      ("profile: qashqai-j12b/2025/tekna\n  start: tomorrow", "‘tomorrow’ is not an instant"),
      ("profile: qashqai-j12b/2025/tekna\n  policy: {graceDays: 3}", "unknown key ‘graceDays’"),
      ("profile: qashqai-j12b/2025/tekna\n  clockPolicy: fail", "unknown clock policy ‘fail’"),
      (
        "profile: qashqai-j12b/2025/tekna\n  colour: red", "unknown key ‘colour’; known here: start"
      ),
    ])
  func `an error in the world`(world: String, words: String) throws {
    let found = try diagnostics(in: "name: it\nworld:\n  \(world)\nsteps:\n- pair\n")
    #expect(found.contains { $0.contains(words) }, "\(found)")
    #expect(found.count == 1, "\(found)")
  }

  @Test func `every error of a file is told at once, in the order of its lines`() throws {
    let found = try diagnostics(
      in: """
        name: one
        colour: red
        world: {profile: qashqai-j12b/2025/tekna, markt: FR}
        steps:
        - puhs
        - buy: {product: smart-alert, crd: approved}
        - repeat: {times: 2, steps: [advance: later]}
        - parallel: [[visti], [drive: far]]
        - expect: {service: nothing, state: none}
        ---
        name: two
        steps: []
        """)
    let places = found.map { String($0.prefix { $0 != " " }) }
    #expect(
      places == [
        "it.yaml:2:1:", "it.yaml:3:43:", "it.yaml:5:3:", "it.yaml:6:18:", "it.yaml:6:31:",
        "it.yaml:7:39:", "it.yaml:8:15:", "it.yaml:8:31:", "it.yaml:9:21:", "it.yaml:9:37:",
        "it.yaml:12:8:", "it.yaml:12:8:",
      ], "\(found)")
  }

  @Test func `two scenarios of one name are distinguished by nobody`() throws {
    let text = scenario(steps: "- pair")
    let found = try ScenarioFixture.with(["a.yaml": text, "b.yaml": text]) {
      try $0.diagnostics("a.yaml", "b.yaml")
    }
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("b.yaml:6:1: there is a scenario ‘it’ already") == true)
  }

  @Test func `a file that is missing, empty or no YAML is told by its name`() throws {
    try ScenarioFixture.with([
      "empty.yaml": "", "broken.yaml": "name: [", "twice.yaml": "a: 1\na: 2",
    ]) {
      fixture throws in
      #expect(
        try fixture.diagnostics("none.yaml") == ["none.yaml: the file is missing or cannot be read"]
      )
      #expect(try fixture.diagnostics("empty.yaml") == ["empty.yaml: the file is empty"])
      #expect(try fixture.diagnostics("broken.yaml").first?.contains("not YAML") == true)
      #expect(
        try fixture.diagnostics("twice.yaml").first?.contains("the same key twice: ‘a’") == true)
      #expect(try fixture.diagnostics("none.yaml", "empty.yaml").count == 2)
    }
  }
}
