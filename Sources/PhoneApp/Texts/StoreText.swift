/// A text that screens and commands ask for by name; the files in `Resources` hold it in both
/// languages. What has a text because it is a value of the product is a ``TextKey``.
package enum StoreText: String, CaseIterable, Sendable {
  // What the store shows of its products.
  case storeName, illustration, illustrative, free, product, name, category, kind, price
  case services, owned, compatible, fits, fitsNot, allowance, megabytes, kilometres
  case ignitionCycles, monthsFree, left, resumeTitle, resumeText, resumeUnanswered, resumeGoOn
  case resumeDrop, purchaseDropped, purchaseSettled, cartTitle, cartText, unfit, listAll
  case listFitting, unfitMark, ownedMark, marked, trialThen, freeFor, priceEach, productLabel
  case stateLabel, categoryLabel, kindLabel, priceLabel, validityLabel, servicesLabel
  case needsLabel, ownedLabel, needsToActivate, needsAccount, fitsThis, fitsNotThis, trialTerm
  case ownedUntil, periodTitle, periodText, trialEnds, renewalOn, renewalOff, renewalSwitchOff
  case renewalSwitchOn, offeredNowhere, phoneUnknown, yearsFrom

  // From the price to the receipt, and back.
  case receipt, date, order, vehicle, item, itemLine, creditLine, alreadyPaid, through
  case totalWithVAT, ofWhichVAT, paidWith, validFrom, validUntil, withoutEnd, renewal
  case renewsByItself, withdrawUntil, endOfDay, inTheCar, noOrder, state, since, total
  case event, noEvent
  case receipts, priceTitle, priceWithVAT, withVAT, vatLabel, vatIn, dueNow, freeTerm
  case validityFrom, renewsEach, renewsNot, howToEnd, howToEndText, guaranteedUntil
  case quoteRanOut, addressTitle, forbidden, requiredLegend, addressSavedTitle
  case addressSavedText, billedTo, termsTitle, termsText, edition, openedAt, openTerms
  case acceptTerms, termsNoted, reviewTitle, reviewText, reviewFree, totalDue, paidBy
  case acceptedTerms, confirmPaid, confirmFree, howToWithdraw, doneTitle, doneText
  case paymentTitle, walletTitle, paymentText, defaultCard, addCardTitle, cardText, cardHolder
  case cardNumber, cardExpiry, cardCode, cardBrands, add, cardKept, cardReplaced, cardRemoved
  case defaultChosen, defaultLabel, makeDefault, replaceCard, removeCard, removeCardFor
  case bankTitle, bankAsks, bankVerifies, bankNote, bankQuestion, bankAccept, bankRefuse
  case bankAbandon
  case historyTitle, ordersHeading, subscriptionsHeading, creditNote, acknowledgement, reason
  case creditedReceipt, creditedTo, nothingPaid, consumer, contract, concludedAt, sentTo
  case moneyBack, declaration, withdrawHere, confirmWithdrawal, withdrawWith, confirmWith
  case statement, nothingDoneYet

  // Subscriptions, and what changes them.
  case noSubscription, subscription, paidThrough, renews, overdue, overdueRetry, overdueGrace
  case overdueEnd, cardExpiring, cardExpiringModify, cardHasExpired, pause, pauseSpan
  case newPrice, newPriceFrom, newPriceAwaited, newPriceAgreed, newPriceRefused
  case pauseLengthInvalid, priceConsentNeeded, noHigherPrice, notice
  // What is asked before something is lost.
  case confirmCancel, confirmRefund, confirmTransfer, confirmRefuse
  case confirmRelease, confirmLeave, confirmRemoveCard, confirmUnpair, confirmRemoveBond
  case confirmOwner, notConfirmed

  // What can be done with one, what it costs and when it takes effect.
  case subscriptionChoice, nextCharge, newPriceLabel, newPriceToAnswer, newPriceDeclined
  case renewalEnd, renewalEndText, renewalAgain, pauseChoice, pauseText, pauseDrop
  case pauseEndNow, pauseEndText, newPriceAccept, newPriceRefuse, newPriceRefuseText
  case changePeriod, refundChoice, transferChoice, transferText, costLabel
  case costNothing, costNow, costBack, effectLabel, effectNow, effectOn, effectTransfer
  case endsAtOnce, endsButStays, staysUntil, endsOn, afterwardsLabel, changeUntil, confirmChange
  case changeDone, changeCarLater, changedMeanwhile

  // Screens, and words of every table.
  case screenStep, cancel, back, quit, help, morePages, next, ok, `continue`, tryAgain
  case firstPage, enterKey, chooseKey, keyBack, keyCancel, keyQuit, keyAll, keyWallet
  case keyHistory, keyCars, keyRenewal, keyStore, page, onThisPage, scrolledAway, keepField
  case changeField, emptyKey, unseen, notUnderstood, lineNoText
  case chooseOne, lineTooLong, helpText, openStore, storeClosed, purchaseKept, storeFailed
  case fieldsWrong, activationTitle, askingCar, activeInCar, carWorks, carClockFrozen, carReadyAt
  case carOutOfReach, carRefusedDocument, checkAgain, backToStore, months, days, now
  case timeAhead, timeAgo, dayUnit, yes, no, askYesNo, dayOfMonth, summerTime, winterTime

  // The account, the phone, who owns a vehicle, and where help is.
  case welcomeTitle, welcomeText, registrationTitle, registrationText, signInTitle, signInText
  case emailLabel, nameLabel, emailHasAccount, emailHasNoAccount, phoneTitle, phoneText
  case phoneModelLabel, systemLabel, systemVersionLabel, connectTitle, connectText, connect,
    vinLabel
  case severalNearby
  case vinUnreadable, compareTitle, compareText, digitsEqual, digitsDiffer, carsTitle, carsText
  case connectAnotherCar, carConnected, carNotConnected
  case email, country, language, created, cars, noCars, phone, phoneName, system, app
  case appUpdatesItself, noCard, card, expiry, holder, byDefault, pays
  case paysNothing, paysFor, cardForgotten, cardsChanged, purchaseWaits, documentRefused, role
  case released, releasedEnds, guestLeft, releasedNext, carHearsLater, transferred, hearsLater
  case helpApp, helpInApp, helpSite, helpOnSite, helpDealer, helpAtDealer, helpCustomerService
  case helpForBreakdowns, helpNoNumber, guideSteps, scanCode, openLink, codeNeedsProgram
  case codeFailed, codeTooSlow, codeTooWide

  // The car, its state, its phones and its PIN.
  case pairedWith, storeRoot, carTrusts, carTrustsStore, carDoesNotTrustStore
  case numberOnPhone, sameNumber, unpaired, carForgot, carKeeps, built, powertrain
  case headUnit, power, network, document, documentVersion, documentDelivered, noDocument
  case nothingWaits, nothingBought, can, service, changesCarLater, nextChange, nextChangeAt
  // What a link of the chain needs and what it found.
  case foundAndNeeded, volts, voltsAtLeast, networkAvailable, privacyModeOn, privacyModeOff
  case consentGiven, consentMissing, unitActivated, unitNotActivated, builtIn, noDocumentYet
  case goodUntil, overSince, used, activationNotBegun, activationRunning, activationRetries
  case activationFailed, activationDone

  case explainedAt, timelineOf
  case noChangeAhead, servicesAt, progress, serviceIs, threeAnswers, carSleep, lowVoltage
  case batteryIs, batteryDisconnected, traction, chargePercent, cable, cablePlugged
  case cableUnplugged, charging, carTime, wallTime, saidOf, privacyMode, dataSharing, doors
  case doorsLocked, doorsUnlocked, odometer, bondRole, thisPhone, bondRemoved
  case ownerIsNow, pin, pinAgain, mailCode, mailSent, mailIsAtTester, pinIsSet, pinUnreadable
  case mailCodeUnreadable, pinsDiffer, pinNeedsTerminal

  // The use of services.
  case command, action, because, dueAt, endedAt, noCommand, lookAgain, commandStillAtWork
  case clockIsFrozen, factLatitude, factLongitude, factEngineLamp, lampOff, tyreFrontLeft
  case tyreFrontRight, tyreRearLeft, tyreRearRight, pressure, drives, topSpeed, factAskedData
  case factSpentData, factLeftData, factChargesFrom, factClimateUntil, dataRanOut

  // Why the store or the app says no.
  case whyAndCommand
  case accountUnknown, emailTaken, vehicleNotLinked, orderUnknown, subscriptionUnknown
  case paymentMethodUnknown, paymentMethodGone, paymentMethodAmbiguous, receiptUnknown
  case paymentMethodNeeded, paymentMethodReplacesItself
  case productUnknown, serviceUnknown, notSoldHere, offerUnknown, offerNeedsMonths
  case noneOffered, incompatible
  case alreadyOwned, trialUsed, termsOutdated, quoteExpired, quoteMismatch
  case priceChanged, dueChanged, vatChanged
  case authenticationNeeded, paymentPending, nothingToRefund, withdrawalOver
  case withdrawalUnconfirmed, outOfTurn, outOfTurnAtStart, timeRanBackwards, declined
  case profileUnknown, noGeneration, noMarket, noModelYear, noTrim, notSoldInMarket
  case builtOutsideYear, notBuiltThen, fieldRequired, fieldCharacters, fieldTooLong
  case fieldNoPostcode, fieldElsewhere, fieldElsewhereIn, fieldNoProvince, fieldOneOf
  case fieldCardNumber, fieldNoCountry, emailMissing, emailInvalid, nameMissing
  case nameInvalid, nameTooLong, countryUnknown, holderMissing, holderTooLong, holderCharacter
  case holderDigits, numberMissing, numberNotDigits, numberIncorrect, brandRefused, brandUnknown
  case expiryUnreadable, cardExpired, expiryTooFar, codeMissing, codeInvalid, accountMissing
  case accountExists, phoneMissing, phoneModelUnknown, phoneModelAmbiguous, phoneOSUnknown
  case phoneOSImpossible, phoneNameInvalid, osVersionUnknown, appVersionUnknown, versionUnreadable
  case noCarPaired, vehicleNotPaired, vehicleNotAmongPaired, vehicleAmbiguous, noTerminal
  case addressMissing
  case cardMissing, totalNotAgreed, termsNotAccepted, authenticationMissing
  case authenticationAbandoned, didYouMean, quoted, or
  case inputUnreadable, inputEmpty, inputNotUTF8, inputNotJSON, inputRefusedJSON, inputNotObject
  case inputUnknownMember, inputUnknownMemberNamed, inputMissingMember, inputNotText
  case inputTooLong, emailUnknown, notOwner, nobodyOwns, subscriptionsRunning, allowanceStays
  case creditedElsewhere, ownedThrough

  // Why the car says no.
  case carOther, timeRefused, timeRefusedBecause, carSays

  // What broke.
  case errorLead, noteLead, warningLead, triesAgain, cannotWriteAnswer, outputClosed
  case storeCannotOpen, storeCorrupted, storeTooNew, storeBusy, storeInputOutput
  case storeCannotSign, paymentUnknown, storeInconsistent, homeNotNamed
  case homeBroken, homeNewer
  case fileTooLong, fileNotJSON, fileWrongAt, profilesNotFound, catalogueInvalid, systemNoFile
  case systemNotPermitted, systemNoFolder, systemNotRegular, systemIsFolder, systemFull
  case systemReadOnly, systemInputOutput, systemNumber, cannotConnect, socketPathTooLong
  case socketMissing, socketNotServed, socketNotPermitted, socketBusy, socketFailed
  case socketWaited
  case answerTimedOut, linkClosed, callNotSent, answerUnreadable, callUnwritable
  case callCancelled, otherVehicle, pairingBroken, keyNotOnCurve, keyReflected
  case commitmentWrong, checkWrong, sealWrong, formerBondWrong, pairingOutOfOrder
  case numbersDiffer, otherBond, carNotProven, otherDocument, errorCause, reasonJoint
}
