import Testing

struct DeclarationTests {
  @Test func `declarations are named, shown and explained`() {
    expectNone(SourceTree.swift.flatMap(DeclarationRules.check))
  }

  @Test(arguments: [
    "public struct A {}", "/// A.\nopen class A {}", "struct A { public let b = 1 }",
    "package struct A {}", "// A.\npackage enum A {}", "@frozen\npackage final class A {}",
    "/// A.\n\npackage struct A {}", "/// A.\nlet b = 1\npackage protocol A {}",
    "/// A.\npackage struct A {\n  package enum B {}\n}", "package indirect enum A {}",
    "package actor A {}", "struct B {}", "extension B {}", "let a = 1",
    "struct A {}\nstruct StringUtils {}", "struct A {}\nactor CarManager {}",
  ])
  func `a public, unexplained, vague or misplaced declaration is found`(code: String) {
    #expect(DeclarationRules.check(SwiftFile("Sources/CarModel/A.swift", code)).count == 1)
  }

  @Test(arguments: [
    "/// A.\npackage struct A {}", "/** A. */\npackage enum A {}",
    "/// A.\n@MainActor\n@frozen package final class A {}", "struct A {}", "extension A {}",
    "extension B.A: C {}", "typealias A = Int", "// Nothing yet.",
    "struct A { let publicKey = Access.public }", "struct A { class func make() {} }",
    "/// A.\npackage struct A {\n  /// B.\n  package enum B {}\n}",
    "enum A { static let a = \"public struct\" }",
    "/// A.\npackage struct A {\n  package struct AsyncIterator {}\n}",
  ])
  func `a tidy declaration is left alone`(code: String) {
    #expect(DeclarationRules.check(SwiftFile("Sources/CarModel/A.swift", code)) == [])
  }

  @Test(arguments: [
    ("Sources/CarModel/Instant+RFC3339.swift", "extension Instant {}", true),
    ("Sources/CarModel/Identifiers.swift", "protocol Identifier {}", true),
    ("Sources/CarModel/Boundaries.swift", "struct Boundary {}", true),
    ("Sources/CarModel/Identifiers.swift", "protocol Name {}", false),
    ("Sources/CarModel/RunMain.swift", "func runMain() {}", true),
    ("Sources/CarModel/Vocabulary.swift", "struct Name {}\nstruct Place {}", true),
    ("Sources/CarModel/Vocabulary.swift", "struct Name { struct Place {} }", false),
    ("Sources/CarModel/Name+Place.swift", "extension Place {}", false),
    ("Sources/headunitd/main.swift", "Daemon.main()", true),
    ("Tests/CarModelTests/Boundaries.swift", "struct ExpiryTests {}", true),
    ("Tests/CarModelTests/TestHelpers.swift", "struct ExpiryTests {}", false),
    ("Sources/CarModel/Common.swift", "struct Common {}", false),
  ])
  func `a file is named after what it holds`(path: String, code: String, isTidy: Bool) {
    #expect(DeclarationRules.check(SwiftFile(path, code)).isEmpty == isTidy)
  }
}
