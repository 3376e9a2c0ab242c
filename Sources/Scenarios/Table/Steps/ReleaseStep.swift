/// The owner gives the car up.
package struct ReleaseStep: RefusableStep {
  package var actors = Actors()
  package var refused: String?

  package init() {}

  package static let forms = written(
    "release", .store,
    "The owner gives the car up: what was bought for it ends, and the next account that pairs"
      + " with it owns it.", fields: acting, example: "release")
}
