extension StorePhrase {
  /// How a car stands: its batteries, its clocks, whether anybody can reach it.
  static let carState: KeyValuePairs<StoreText, StorePhrase> = [
    .carSleep: StorePhrase(fr: "veille", en: "sleep"),
    .sleepAwake: StorePhrase(fr: "éveillée", en: "awake"),
    .sleepAsleep: StorePhrase(fr: "en veille", en: "asleep"),
    .sleepDeep: StorePhrase(fr: "en veille profonde", en: "in deep sleep"),

    .lowVoltage: StorePhrase(fr: "batterie 12 V", en: "12 V battery"),
    .batteryIs: StorePhrase(fr: "{volts} V, {state}", en: "{volts} V, {state}"),
    .batteryNormal: StorePhrase(fr: "normale", en: "normal"),
    .batteryLow: StorePhrase(fr: "faible", en: "low"),
    .batteryCritical: StorePhrase(fr: "presque vide", en: "critical"),
    .batteryDead: StorePhrase(fr: "vide", en: "dead"),
    .batteryDisconnected: StorePhrase(fr: "débranchée", en: "disconnected"),

    .traction: StorePhrase(fr: "batterie de traction", en: "traction battery"),
    .chargePercent: StorePhrase(fr: "{percent} %", en: "{percent} %"),
    .cable: StorePhrase(fr: "câble de recharge", en: "charging cable"),
    .cablePlugged: StorePhrase(fr: "branché", en: "plugged in"),
    .cableUnplugged: StorePhrase(fr: "débranché", en: "not plugged in"),
    .charging: StorePhrase(fr: "en charge", en: "charging"),

    .carTime: StorePhrase(fr: "heure de la voiture", en: "car’s time"),
    .clockTrusted: StorePhrase(fr: "sûre", en: "trusted"),
    .clockAged: StorePhrase(fr: "sans confirmation récente", en: "not confirmed lately"),
    .clockCold: StorePhrase(
      fr: "perdue avec le courant", en: "lost with the power"),
    .wallTime: StorePhrase(fr: "heure affichée", en: "time on the dashboard"),
    .wallBehind: StorePhrase(fr: "en retard", en: "behind"),
    .wallAhead: StorePhrase(fr: "en avance", en: "ahead"),
    .saidOf: StorePhrase(fr: "{what} ({said})", en: "{what} ({said})"),

    .privacyMode: StorePhrase(fr: "mode privé", en: "privacy mode"),
    .dataSharing: StorePhrase(fr: "partage des données", en: "data sharing"),
    .doors: StorePhrase(fr: "portes", en: "doors"),
    .doorsLocked: StorePhrase(fr: "verrouillées", en: "locked"),
    .doorsUnlocked: StorePhrase(fr: "déverrouillées", en: "unlocked"),
    .odometer: StorePhrase(fr: "compteur", en: "odometer"),
    .backend: StorePhrase(fr: "numérotation du constructeur", en: "maker’s numbering"),
  ]
}
