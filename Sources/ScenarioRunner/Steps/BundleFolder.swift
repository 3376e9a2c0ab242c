import Scenarios

/// Where failed cases leave what they can tell.
package struct BundleFolder: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  func write(_ run: CaseRun, _ failure: ScenarioFailure) async {}
}
