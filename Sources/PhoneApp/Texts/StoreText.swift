/// A word or sentence of the store that screens and commands share; ``StorePhrase/table`` holds it
/// in both languages.
package enum StoreText: String, CaseIterable, Sendable {
  // About products.
  case storeName, illustration, illustrative
  case free, paid, trial
  case comfort, safety, entertainment
  case product, name, category, kind, price, services, owned
  case compatible, fits, fitsNot
  case months, days, monthsFree, left
  case allowance, megabytes, kilometres, ignitionCycles

  // About a purchase.
  case receipt, date, order, vehicle, item, itemLine, creditLine, alreadyPaid, through,
    totalWithVAT, ofWhichVAT, paidWith
  case validFrom, validUntil, withoutEnd, renewal, renewsByItself, withdrawUntil, endOfDay
  case inTheCar

  // About orders and subscriptions.
  case noOrder, state, since, total, receipts
  case noSubscription, subscription, paidThrough, renews, yes, no

  // Where an order stands.
  case orderChosen, orderUnfit, orderQuoted, orderAddressed, orderWithCard, orderWithTerms
  case orderReviewed, orderAuthorising, orderChallenged, orderDeclined, orderPaid, orderFulfilled
  case orderQuoteExpired, orderAbandoned, orderPending, orderLapsed, orderReleased
  case orderRefunded, orderWithdrawn, orderChargedBack

  // About what is taken back.
  case creditNote, acknowledgement, reason, refunded, withdrawn, chargedBack
  case creditedReceipt, creditedTo, nothingPaid
  case consumer, contract, concludedAt, sentTo, moneyBack, declaration
  case withdrawHere, withdrawWith, confirmWithdrawal, confirmWith, nothingDoneYet, statement

  // Where a subscription stands.
  case subscriptionPending, subscriptionTrial, subscriptionActive, subscriptionInGrace
  case subscriptionOnHold, subscriptionPaused, subscriptionCancelled
  case cancelledPriceRise, cancelledProductWithdrawn, cancelledUpgraded
  case endedTrial, endedUnpaid, endedByCustomer, endedTerm, endedNeverPaid
  case endedPriceRise, endedProductWithdrawn, endedUpgraded, endedReleased
  case revokedRefund, revokedWithdrawal, revokedChargeback, revokedTransfer

  // About help, and the ways into the app.
  case helpApp, helpInApp, helpSite, helpOnSite, helpDealer, helpAtDealer
  case helpCustomerService, helpForBreakdowns, helpNoNumber
  case guideTitle, guideSteps, guideInCar
  case scanCode, openLink, codeNeedsProgram, codeFailed, codeTooSlow, codeTooWide

  // About people and their vehicles.
  case role, roleOwner, roleGuest, released, releasedEnds, releasedNext, guestLeft
  case carHearsLater
  case transferred, hearsLater
  case emailUnknown, notOwner, nobodyOwns, subscriptionsRunning, allowanceStays, creditedElsewhere
  case ownedThrough
  case cannotSignIn, cannotRelease, cannotTransfer

  // About what changes a running subscription.
  case overdue, overdueRetry, overdueGrace, overdueEnd, cardExpiring, cardExpiringModify
  case cardHasExpired
  case pause, pauseSpan, newPrice, newPriceFrom, newPriceAwaited, newPriceAgreed, newPriceRefused
  case notice
  case pauseLengthInvalid, priceConsentNeeded, noHigherPrice, cannotPause, cannotAnswer

  // About time.
  case now, timeAhead, timeAgo, dayUnit

  // Why the store says no.
  case accountUnknown, emailTaken, vehicleNotLinked, orderUnknown, subscriptionUnknown
  case paymentPending, nothingToRefund, withdrawalOver, withdrawalUnconfirmed, paymentUnknown
  case paymentMethodUnknown, receiptUnknown, paymentMethodNeeded, paymentMethodReplacesItself
  case productUnknown, notSoldHere, offerUnknown, offerNeedsMonths, noneOffered, incompatible
  case alreadyOwned, trialUsed, termsOutdated, quoteExpired, priceChanged, quoteMismatch
  case authenticationNeeded, outOfTurn, outOfTurnAtStart, timeRanBackwards, declined
  case declineGeneric, declineFunds, declineLost, declineStolen, declineExpired, declineCode
  case declineProcessing, declineNumber, declineAuthentication, profileUnknown, noGeneration
  case noMarket, noModelYear, noTrim, notSoldInMarket, builtOutsideYear, notBuiltThen

  // What is wrong with what was typed.
  case fieldLine1, fieldLine2, fieldTown, fieldPostcode, fieldCounty, fieldCountry
  case fieldRequired, fieldCharacters, fieldTooLong, fieldNoPostcode, fieldNoProvince
  case fieldNoCountry, emailInvalid, nameMissing, nameInvalid, nameTooLong, countryUnknown
  case holderMissing, holderTooLong, holderCharacter, numberMissing, numberNotDigits
  case numberIncorrect, brandRefused, brandUnknown, expiryUnreadable, cardExpired, expiryTooFar
  case codeMissing, codeInvalid

  // Why the app says no.
  case accountMissing, accountExists, phoneMissing, phoneModelUnknown, phoneOSImpossible
  case versionUnreadable, noCarPaired, vehicleNotPaired, vehicleAmbiguous, noTerminal
  case addressMissing, cardMissing, totalNotAgreed, termsNotAccepted, authenticationMissing
  case authenticationAbandoned, didYouMean, quoted, or, subjectCard, subjectAddress
  case inputUnreadable, inputEmpty, inputNotJSON, inputRefusedJSON, inputNotObject
  case inputUnknownMember, inputUnknownMemberNamed, inputMissingMember, inputNotText
  case inputTooLong

  // What broke.
  case storeCannotOpen, storeCorrupted, storeTooNew, storeBusy, storeInputOutput
  case storeCannotSign, storeInconsistent, homeNotNamed, homeFolder, homeNewFolder, homeRead
  case homeWrite, homeReplace, homeLock, homeBroken, homeNewer, fileTooLong, fileNotJSON
  case fileWrongAt, profilesNotFound, catalogueInvalid, systemNoFile, systemNotPermitted
  case systemNoFolder, systemIsFolder, systemNotRegular, systemFull, systemReadOnly
  case systemInputOutput
  case systemNumber, cannotConnect, socketPathTooLong, socketMissing, socketNotServed
  case socketNotPermitted, socketBusy, socketFailed, answerTimedOut, linkClosed, callNotSent
  case answerUnreadable, callUnwritable, callCancelled, otherVehicle, pairingBroken
  case keyNotOnCurve, keyReflected, commitmentWrong, checkWrong, sealWrong
  case formerBondWrong
  case pairingOutOfOrder, numbersDiffer, otherBond, carNotProven, otherDocument

  // About the services of the car.
  case serviceUnsupported, serviceRevoked, serviceAvailable, serviceScheduled
  case serviceClockUntrusted, serviceExpired, serviceSuspended, serviceFailed, servicePending
  case serviceActivating, serviceGrace, serviceActive, reasonRefund, reasonWithdrawal
  case reasonChargeback, reasonTransfer, reasonNeverBought, reasonStartsLater, reasonNoTime
  case reasonPeriodEnd, reasonBilling, reasonCancelled, reasonTrialEnd, reasonAllowanceUsed
  case reasonOnHold, reasonPaused, reasonLeaseOver, reasonUnitUnreachable, reasonNotRetryable
  case reasonWaitsIgnition, reasonWaitsNetwork, reasonLowBattery, reasonPrivacyMode
  case reasonWaitsConsent, reasonWaitsTCU, reasonWaitsRetry, reasonInProgress
  case reasonRenewalPending
  case reasonBillingGrace, reasonPaid, reasonFree, reasonTrial, reasonServiceUnknown, ruleModel
  case ruleYear, ruleTrim, ruleBuildDate, ruleMarket, ruleHeadUnit, ruleHardware, rulePhoneModel
  case rulePhoneOS, ruleGoogleServices, ruleAppVersion, decisionNotSupported, decisionFactory
  case decisionRevoked, decisionNoRight, decisionBeforeStart, decisionClockCold
  case decisionRightEnded, decisionPastEnd, decisionAllowance, decisionOnHold, decisionPaused
  case decisionLeaseOver, decisionFailed, decisionWaiting, decisionRunning, decisionGrace
  case decisionGraceOver
  case decisionPaid, linkProfile, linkHardware, linkMarket, linkPhone, linkEntitlement
  case linkClock, linkLease, linkPower, linkNetwork, linkBattery, linkPrivacy, linkConsent, linkTCU
  case linkActivation

  // What a link of the chain needs and what it found.
  case foundAndNeeded, volts, voltsAtLeast, networkAvailable, privacyModeOn, privacyModeOff
  case consentGiven, consentMissing, unitActivated, unitNotActivated, builtIn, noDocumentYet
  case goodUntil, overSince, used, activationNotBegun, activationRunning, activationRetries
  case activationFailed, activationDone

  // What a car refuses.
  case carParseError, carInvalidRequest, carMethodNotFound, carInvalidParams, carLineTooLong
  case carHelloFirst, carHelloTwice, carProtocolVersion, carTooManyConnections, carNotPermitted
  case carTextUnshowable
  case carConnectionTooSlow, carPairingClosed, carPairingBusy, carPairingLocked
  case carPairingOutOfOrder, carPairingMessage, carPairingCheck, carPairingRejected
  case carPairingTimedOut, carPairingNotPending, carPairingNumber, carBondsFull
  case carStoreRootRefused, carSessionRequired, carBondUnknown, carSessionProof
  case carSessionTimedOut, carBatchTooLarge
  case documentMalformed, documentTooLarge, documentSignature, documentUnknownKey
  case documentKeyExpired, documentAlgorithm, documentWrongVehicle, documentWrongAudience
  case documentRollback, documentEquivocation, documentNotYetValid, documentExpired
  case carRootUnknown, carRootMalformed, carRootInUse, carServiceUnknown, carVehicleUnknown
  case carVehicleAmbiguous, carVehicleExists, carVehiclesFull, carVINInvalid, carProfileUnknown
  case carMarketUnknown, carBuildDate, carClockNotVirtual, carClockBackwards, carClockOutOfRange
  case carClockNotHeld
  case carFaultUnknown, carFaultNotApplicable, carFaultsFull
  case carJournalGone, carWatchersFull, carWatchUnknown
  case carBackupUnknown, carBackupsFull
  case carStorageFailed, carInternalError, carOther

  // Why a car does not do what a service is used for.
  case carNotSubscribed, carNotActive, carCannot, carActionUnknown, carInputInvalid
  case carPrivacyModeOn, carAlreadyAtWork, carQuotaExceeded, carCommandUnknown, carCommandOver
  case carOwnerOnly, carPinNotSet, carPinRequired, carPinWrong, carPinLocked, carPinCode
  case carProfileLacks, carOutOfRange, carLowBattery, carTractionLow, carAsleep, carNoNetwork
  case carInUse, carCableOut, carIgnitionOff, carNonceUnknown, carSays
  case timeRefused, timeRefusedBecause

  // About the use of services.
  case command, action, because, dueAt, endedAt, noCommand, lookAgain
  case commandExecuting, commandCompleted, commandRejected, commandTimeout, commandCancelled
  case commandStillAtWork, clockStandsStill
  case actionLock, actionUnlock, actionStart, actionDoubleStart, actionStop, actionSend
  case actionLocate, actionRead, actionSet, actionClear, actionSpend
  case factLatitude, factLongitude, factEngineLamp, lampOff, tyreFrontLeft, tyreFrontRight
  case tyreRearLeft, tyreRearRight, pressure, drives, topSpeed
  case factAskedData, factSpentData, factLeftData, dataRanOut

  // About the phones of a car, and its PIN.
  case bondRole, bondOwner, bondDriver, thisPhone, bondRemoved, ownerIsNow
  case pin, pinAgain, mailCode, mailSent, mailIsAtBench, pinIsSet
  case pinUnreadable, mailCodeUnreadable, pinsDiffer, pinNeedsTerminal

  // How a car stands.
  case carSleep, sleepAwake, sleepAsleep, sleepDeep, lowVoltage, batteryIs, batteryNormal
  case batteryLow, batteryCritical, batteryDead, batteryDisconnected, traction, chargePercent
  case cable, cablePlugged, cableUnplugged, charging, carTime, clockTrusted, clockAged, clockCold
  case wallTime, wallBehind, wallAhead, saidOf, privacyMode, dataSharing, doors, doorsLocked
  case doorsUnlocked, odometer, backend

  // How failures are said.
  case errorLead, errorJoint, noteLead, warningLead, triesAgain, cannotWriteAnswer
  case outputClosed, cannotCreateAccount, cannotShowAccount, cannotSetPhone, cannotShowPhone
  case cannotPair, cannotUnpair, cannotShowVehicle, cannotListServices, cannotExplain
  case cannotDeliver, cannotOpenStore, cannotListStore, cannotShow, cannotBuy, cannotListOrders
  case cannotShowReceipt, cannotListSubscriptions, cannotCancel, cannotResume, cannotAddCard
  case cannotListCards, cannotModify, cannotRemove, cannotChoose, cannotRefund, cannotWithdraw,
    cannotShowHelp, cannotShowLink, cannotUse, cannotWait, cannotListCommands, cannotTakeBack,
    cannotRequestPin, cannotSetPin, cannotListBonds, cannotMakeOwner,
    carDidNotAnswer, carDidNotTake

  // About the phone and the car.
  case account, email, country, language, created, cars, noCars, phone, phoneName, system, app
  case appUpdatesItself, id, noCard, paymentMethod, card, expiry, holder, byDefault, pays
  case paysNothing, paysFor, cardForgotten, cardsChanged, purchaseWaits, documentRefused
  case pairedWith, bond, storeRoot, carTrusts, carTrustsStore, carDoesNotTrustStore
  case numberOnPhone, sameNumber, unpaired, carForgot, carKeeps, profile, built, powertrain
  case headUnit, power, powerOff, powerAccessory, powerOn, powerDriving, network, networkNone
  case networkPoor, networkGood, document, documentVersion, documentDelivered, noDocument
  case nothingWaits, nothingBought, can, service, changesCarLater, nextChange, nextChangeAt
  case noChangeAhead, servicesAt, progress, serviceIs, threeAnswers

  // Screens.
  case screenStep, cancel, back, quit, help, morePages, next, ok, `continue`, tryAgain, enterKey
  case chooseKey, keyBack, keyCancel, keyQuit, keyAll, keyWallet, keyHistory, keyRenewal
  case keyStore, page, keepField, changeField, emptyKey, unseen, notUnderstood, chooseOne,
    lineTooLong
  case helpText, openStore, storeClosed, purchaseKept, storeFailed, fieldsWrong, resumeTitle
  case resumeText, resumeUnanswered, resumeGoOn, resumeDrop, purchaseDropped, purchaseSettled
  case cartTitle, cartText, unfit, listAll, listFitting, unfitMark, ownedMark, marked, trialThen,
    priceEach
  case productLabel, stateLabel, categoryLabel, kindLabel, priceLabel, validityLabel
  case servicesLabel, needsLabel, ownedLabel, needsToActivate, needsIgnition, needsNetwork
  case needsBattery, needsPrivacyOff, needsConsent, needsTCU, needsAccount
  case fitsThis, fitsNotThis, trialTerm, ownedUntil, periodTitle, periodText, trialEnds
  case renewalOn, renewalOff, renewalSwitchOff, renewalSwitchOn, priceTitle, priceWithVAT
  case withVAT, vatLabel, vatIn, dueNow, freeTerm, validityFrom, renewsEach, renewsNot, howToEnd
  case howToEndText, guaranteedUntil, priceNowOther, quoteRanOut, addressTitle, forbidden
  case requiredLegend, addressSavedTitle, addressSavedText, billedTo, termsTitle, termsText
  case edition, openedAt, openTerms, acceptTerms, termsNoted, reviewTitle, reviewText
  case reviewFree, totalDue, paidBy, acceptedTerms, confirmPaid, confirmFree, doneTitle
  case doneText, howToWithdraw, paymentTitle, walletTitle, paymentText
  case defaultCard, addCardTitle, cardText, cardHolder, cardNumber, cardExpiry, cardCode
  case cardBrands, add, cardKept, cardReplaced, cardRemoved, defaultChosen, defaultLabel
  case makeDefault, replaceCard, removeCard, removeCardFor, bankTitle, bankAsks, bankVerifies
  case bankNote, bankAccept, bankRefuse, bankAbandon, historyTitle, ordersHeading
  case subscriptionsHeading, activationTitle, askingCar, activeInCar, carWorks, carClockStill
  case carOutOfReach, carRefusedDocument, checkAgain, backToStore
}
