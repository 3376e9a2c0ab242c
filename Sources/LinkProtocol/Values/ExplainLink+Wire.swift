package import CarModel
package import VehicleCatalog

extension ExplainLink: WireDocumented {
  package static let notes = [
    "link": "What was looked at, from the profile to the activation.",
    "passed": "Whether it lets the service through.",
    "needed": "What it takes; absent where nothing is needed, or nothing any more.",
    "found": "What is there; absent where there is nothing to see.",
    "unmet": "The rules of compatibility that say no; absent when none does.",
  ]
}

extension ExplainNeeds: WireDocumented {
  package static let notes = [
    "capabilities": "Hardware, by the catalogue's words.",
    "power": "The ignition, at least so.",
    "network": "The mobile network, at least so good.",
    "batteryVolts": "The 12 V battery, V at least.",
    "privacyMode": "Privacy mode, as `vehicles.set` has it.",
    "consent": "The customer's consent that data is shared.",
    "telematicsActive": "The telematics unit's activation.",
  ]
}

extension ExplainFacts: WireDocumented {
  package static let notes = [
    "name": "The car's name, or the country it was sold in.",
    "capabilities": "Hardware, by the catalogue's words.",
    "provision": "`factory` is built in: no purchase, no activation.",
    "state": "What the right alone would make of the service.",
    "reason": "Why.",
    "grant": "The grant that decided.",
    "revision": "Its revision.",
    "used": "How much of its allowance is used.",
    "limit": "How much the allowance is.",
    "unit": "The allowance's unit.",
    "until": "When a right, a lease or an attempt ends, or the next attempt begins.",
    "trust": "How far the car believes its time.",
    "trustedTime": "What it believes.",
    "policy": "What it does while its clock is cold.",
    "power": "The ignition.",
    "network": "The mobile network that the car reaches.",
    "batteryVolts": "The 12 V battery, V.",
    "privacyMode": "Nothing may tell where the car is.",
    "consent": "The customer allowed in the car that data is shared.",
    "telematicsActive": "The telematics unit was activated.",
    "activation": "How far the activation is.",
    "progressPercent": "The same, 0 to 100, while it runs.",
    "waitsFor": "The first condition that it waits for.",
    "failure": "Why it gave up.",
  ]
}

extension UnmetRule: WireDocumented {
  package static let notes = [
    "rule": "The rule's name.",
    "needed": "What it would take; empty where nothing would do.",
    "found": "What is there; empty where there is nothing to tell.",
  ]
}
