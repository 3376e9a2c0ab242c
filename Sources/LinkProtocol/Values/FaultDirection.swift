/// Which of the lines between phone and car a link fault meets.
package enum FaultDirection: String, WireEnum, Hashable {
  case toCar = "to_car"
  case toPhone = "to_phone"
  case both
}
