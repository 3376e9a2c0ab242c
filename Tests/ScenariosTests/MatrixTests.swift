import TestSupport
import Testing
import VehicleCatalog

@testable import Scenarios

struct MatrixTests {
  /// The ids of the cases of a matrix, without the scenario's name.
  private func ids(_ matrix: String, world: String = "") throws -> [String] {
    let text = """
      name: it
      matrix:
      \(matrix)
      world:
        market: FR
      \(world)
      steps:
      - pair
      """
    return try ScenarioFixture.with(["it.yaml": text]) { fixture in
      let suite = try fixture.load("it.yaml")
      let ids = try suite.cases().map { $0.id }
      #expect(ids.count == suite.caseCount)
      #expect(Set(ids).count == ids.count)
      return ids.map { $0.replacing("it [", with: "").replacing("]", with: "") }
    }
  }

  private func diagnostics(_ matrix: String) throws -> [String] {
    try ScenariosTests.diagnostics(
      in: "name: it\nworld: {profile: qashqai-j12b/2025/tekna}\nmatrix:\n\(matrix)\nsteps: [pair]")
  }

  private let qashqai = "  profile: qashqai-j12b/2025/tekna"

  @Test func `a scenario without a matrix has one case, named like itself`() throws {
    let cases = try cases(of: scenario(steps: "- pair"))
    #expect(cases.map(\.id) == ["it"])
  }

  @Test func `every combination is a case, the last parameter fastest`() throws {
    #expect(
      try ids("  one: [a, b]\n  two: [x, y, z]", world: qashqai) == [
        "one=a two=x", "one=a two=y", "one=a two=z", "one=b two=x", "one=b two=y", "one=b two=z",
      ])
  }

  @Test func `names are chosen by patterns, in the order of the catalogue`() throws {
    #expect(
      try ids("  service: [my-car-f*, smart-alerts]\n\(qashqai)") == [
        "service=my-car-finder profile=qashqai-j12b/2025/tekna",
        "service=smart-alerts profile=qashqai-j12b/2025/tekna",
      ])
  }

  @Test func `a profile that was never sold in the market is no case`() throws {
    let catalog = try ShippedCatalog.load()
    let sold = Set(catalog.profiles().filter { $0.market == "NO" }.map(\.name.description))
    let names = catalog.profileNames.map(\.name.description)
    #expect(sold.count < names.count)
    let text = "name: it\nmatrix: {profile: all, keep: all}\nworld: {market: NO}\nsteps: [pair]"
    let found = try cases(of: text).map { $0.parameters[0].value }
    #expect(found == names.filter(sold.contains))
  }

  @Test func `what the store would refuse is no case, unless all is kept`() throws {
    // A car with telematics and one without.
    let profiles = "  profile: [qashqai-j12b/2025/tekna, juke-f16a/2021/acenta]"
    let finder = "\(profiles)\n  service: my-car-finder"
    #expect(
      try ids(finder) == ["profile=qashqai-j12b/2025/tekna service=my-car-finder"])
    #expect(try ids("\(finder)\n  keep: all").count == 2)
  }

  @Test func `the months of a product are those it is sold for`() throws {
    #expect(
      try ids("\(qashqai)\n  product: [smart-alerts, my-car-finder]\n  months: sold") == [
        "profile=qashqai-j12b/2025/tekna product=my-car-finder months=none",
        "profile=qashqai-j12b/2025/tekna product=smart-alerts months=1",
        "profile=qashqai-j12b/2025/tekna product=smart-alerts months=12",
      ])
    #expect(
      try ids("\(qashqai)\n  product: [smart-alerts, my-car-finder]\n  months: [1, 36]") == [
        "profile=qashqai-j12b/2025/tekna product=smart-alerts months=1"
      ])
  }

  @Test func `a service goes with the products that grant it`() throws {
    let matrix = "\(qashqai)\n  service: [smart-alerts]\n  product: sold"
    #expect(
      try ids(matrix) == [
        "profile=qashqai-j12b/2025/tekna service=smart-alerts product=smart-alerts",
        "profile=qashqai-j12b/2025/tekna service=smart-alerts product=pack-safety",
      ])
  }

  @Test func `exceptions leave out what matches all of their patterns`() throws {
    let matrix = "  one: [a, b]\n  two: [x, y]\n"
    #expect(
      try ids("\(matrix)  except: [{one: a, two: x}]", world: qashqai)
        == ["one=a two=y", "one=b two=x", "one=b two=y"])
    #expect(
      try ids("\(matrix)  except: [{one: a}, {two: \"x*\"}]", world: qashqai) == ["one=b two=y"])
  }

  @Test func `exceptions look at parts of parameters`() throws {
    let matrix = "\(qashqai)\n  service: [smart-alerts, my-car-finder, remote-door-lock]"
    #expect(
      try ids("\(matrix)\n  except: [{service.product.kind: [free, trial]}]")
        == ["profile=qashqai-j12b/2025/tekna service=smart-alerts"])
  }

  @Test func `a value with parts goes by its name`() throws {
    let text = """
      name: it
      matrix:
        car:
        - {name: old, profile: qashqai-j11/2020/tekna}
        - {name: new, profile: leaf-ze1/2021/tekna}
      world: {profile: "${car.profile}"}
      steps: [pair]
      """
    let cases = try cases(of: text)
    #expect(cases.map(\.id) == ["it [car=old]", "it [car=new]"])
    #expect(
      cases.map(\.world.vehicles[0].profile.description) == [
        "qashqai-j11/2020/tekna", "leaf-ze1/2021/tekna",
      ])
  }

  @Test func `phones are chosen with their version`() throws {
    let text = """
      name: it
      matrix: {phone: [iPhone 14 17.5, iPhone 6 12.5], service: my-car-finder}
      world: {profile: qashqai-j12b/2025/tekna}
      steps: [buy: "${service}"]
      """
    // The app does not run on the old one.
    let cases = try cases(of: text)
    #expect(cases.map(\.id) == ["it [phone=iPhone 14 17.5 service=my-car-finder]"])
    #expect(
      cases[0].world.phones == [PhoneSetup(name: "phone", model: "iPhone 14", osVersion: "17.5")])
  }

  @Test func `a million and more combinations are walked one by one`() throws {
    let digits = "[a, b, c, d, e, f, g, h, i, j]"
    let axes = (1...8).map { "  p\($0): \(digits)" }.joined(separator: "\n")
    let text =
      "name: it\nworld: {profile: qashqai-j12b/2025/tekna}\nmatrix:\n\(axes)\nsteps: [pair]"
    try ScenarioFixture.with(["it.yaml": text]) { fixture throws in
      let suite = try fixture.load("it.yaml")
      #expect(suite.caseCount == 100_000_000)
      #expect(throws: SelectionTooLarge(scenario: "it", count: 100_000_000)) {
        try suite.cases()
      }
      let shard = try Shard(index: 3, of: 50)
      for selection in [CaseSelection(shard: shard), CaseSelection(isUnlimited: true)] {
        let first = try Array(suite.cases(selection).prefix(3))
        #expect(first.count == 3)
        #expect(first.allSatisfy { selection.shard?.contains($0.id) ?? true })
        #expect(try first[0].bind().id == first[0].id)
      }
    }
  }

  @Test func `a selection is by shard, by id and by tag`() throws {
    let text = """
      - name: one
        tags: [pack]
        matrix: &matrix {n: [a, b, c]}
        world: &world {profile: leaf-ze1/2021/tekna}
        steps: [pair]
      - {name: two, tags: [smoke], matrix: *matrix, world: *world, steps: [pair]}
      """
    try ScenarioFixture.with(["it.yaml": text]) { fixture throws in
      let suite = try fixture.load("it.yaml")
      func ids(_ selection: CaseSelection) throws -> [String] {
        try suite.cases(selection).map(\.id)
      }
      let all = try ids(CaseSelection())
      #expect(
        all == ["one [n=a]", "one [n=b]", "one [n=c]", "two [n=a]", "two [n=b]", "two [n=c]"])
      #expect(try ids(CaseSelection(tags: ["smoke"])) == Array(all[3...]))
      #expect(try ids(CaseSelection(ids: ["two [n=b]", "none"])) == ["two [n=b]"])
      let parts = try (1...3).map { try ids(CaseSelection(shard: Shard(index: $0, of: 3))) }
      #expect(parts.flatMap { $0 }.sorted() == all)
    }
  }

  @Test(
    arguments: [
      ("  one: []", "4:8: an empty list of values"),
      ("  profile: qashqai-j99*", "4:12: no profile matches ‘qashqai-j99*’"),
      (
        "  service: [smart-alert]",
        "4:13: no service matches ‘smart-alert’; did you mean ‘smart-alerts’?"
      ),
      ("  service: selable", "4:12: no service matches ‘selable’; did you mean ‘sellable’?"),
      ("  services: [smart-alerts]", "4:3: ‘services’ is near to ‘service’"),
      ("  market: [FX]", "4:12: no market matches ‘FX’"),
      ("  card: [aproved]", "4:10: no test card matches ‘aproved’; did you mean ‘approved’?"),
      ("  phone: [iPhone]", "4:11: ‘iPhone’ is not a phone and its version"),
      ("  months: [0]", "4:12: ‘0’ is not a number of months"),
      ("  one: [a, a]", "4:12: ‘a’ is listed twice"),
      ("  one: [{part: a}]", "4:9: missing key ‘name’"),
      ("  one-two: [a]", "4:3: ‘one-two’ is no name for a parameter"),
      ("  start: [a]", "4:3: ‘start’ means something else"),
      ("  one: [a]\n  except: [{two: a}]", "5:13: the matrix has no parameter ‘two’"),
      ("  one: [a]\n  except: [{one: b}]", "5:18: no value of ‘one’ matches ‘b’"),
      (
        "  one: [a]\n  keep: compatibel",
        "5:9: unknown word ‘compatibel’; did you mean ‘compatible’?"
      ),
      (
        "  one: [a, b]\n  except: [{one: \"*\"}]",
        "4:3: an empty matrix: every combination is left out"
      ),
      ("  keep: all", "4:3: an empty matrix; it needs a parameter"),
    ])
  func `an error in a matrix`(matrix: String, words: String) throws {
    let found = try diagnostics(matrix)
    #expect(found.contains { $0.hasPrefix("it.yaml:\(words)") }, "\(found)")
    #expect(found.count == 1, "\(found)")
  }

  @Test func `more combinations than can be counted are refused`() throws {
    let digits = "[a, b, c, d, e, f, g, h, i, j]"
    let axes = (1...30).map { "  p\($0): \(digits)" }.joined(separator: "\n")
    let found = try diagnostics(axes)
    #expect(found == ["it.yaml:4:3: more than 1000000000 combinations"])
  }
}
