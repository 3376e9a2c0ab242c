import Testing

@testable import PhoneApp

@Suite struct ScreenMachineTests {
  private static let lines = ScreenMachine.transitions

  @Test(arguments: StoreStep.allCases)
  func `every screen has a way out, by the back arrow and by Cancel`(_ screen: StoreStep) {
    for event in [ScreenMachine.Event.back, .cancel] {
      var here = screen
      for _ in StoreStep.allCases {
        let always = Self.lines.first {
          $0.event == event && ($0.from == nil || $0.from == here) && $0.condition == nil
        }
        here = always?.to ?? here
      }
      #expect(here == .over, "\(event) from \(screen)")
    }
  }

  @Test func `every event has a line, and every screen is reached`() {
    #expect(Set(Self.lines.map(\.event)) == Set(ScreenMachine.Event.allCases))
    #expect(Set(Self.lines.compactMap(\.to)) == Set(StoreStep.allCases))
  }

  @Test func `no line stands behind one that always applies`() {
    for (index, line) in Self.lines.enumerated() {
      let hidden = Self.lines[..<index].contains {
        $0.event == line.event && $0.condition == nil && ($0.from == nil || $0.from == line.from)
      }
      #expect(!hidden, "\(line)")
    }
  }
}
