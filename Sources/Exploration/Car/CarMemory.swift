/// What a power cut takes from a car: the turn that is under way.
struct CarMemory: Hashable, Sendable {
  /// Checked and not committed yet; 0 for none.
  var received: DocumentNumber = 0
  /// The acknowledgement of what was committed is still to be sent.
  var owesAcknowledgement = false
}

extension CarNode {
  var memory: CarMemory {
    get { CarMemory(received: received, owesAcknowledgement: owesAcknowledgement) }
    set { (received, owesAcknowledgement) = (newValue.received, newValue.owesAcknowledgement) }
  }

  func having(_ memory: CarMemory) -> CarNode {
    var car = self
    car.memory = memory
    return car
  }
}
