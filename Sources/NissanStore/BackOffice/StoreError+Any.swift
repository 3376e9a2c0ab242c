extension StoreError {
  /// Anything that a rule throws, sorted into refusals and failures.
  package init(_ error: any Error) {
    self =
      switch error {
      case let error as StoreError: error
      case let refusal as StoreRefusal: .refused(refusal)
      case let refusal as OrderRefusal: .refused(StoreRefusal(refusal))
      case let refusal as SubscriptionRefusal: .refused(StoreRefusal(refusal))
      case let failure as StoreFailure: .failed(failure)
      default: .failed(.inconsistent(detail: "\(error)"))
      }
  }
}
