import CommandSupport
import Exploration

/// The rules that can be switched off.
struct RuleList: Encodable {
  let rules = Breakage.allCases.map { Rule(name: $0.rawValue, summary: $0.summary) }

  struct Rule: Encodable {
    let name: String
    let summary: String
  }

  var text: StyledText {
    var table = Table(["rule", "what is done instead"])
    for rule in rules { table.add([.init(rule.name, .strong), .init(rule.summary)]) }
    return table.text()
  }
}

/// The worlds that can be explored by name.
struct WorldList: Encodable {
  let worlds = NamedWorld.allCases.map { World(name: $0.rawValue, summary: $0.summary) }

  struct World: Encodable {
    let name: String
    let summary: String
  }

  var text: StyledText {
    var table = Table(["world", "what is explored"])
    for world in worlds { table.add([.init(world.name, .strong), .init(world.summary)]) }
    return table.text()
  }
}
