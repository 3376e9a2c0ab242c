"""How each locale of `Profiles/countries.yaml` writes amounts, numbers and moments, by CLDR.

Prints the table that `LocalFormatTests` holds the catalogue against:

    pip install icukit-pyicu==78.3.1
    python3 locales.py > locales.csv

That package brings ICU 78.3, which has CLDR 48.2. A date is CLDR's short one with the whole year,
a time its medium one, joined as in the short form of both.
"""

import csv
import sys
from datetime import datetime, timezone

import icu

LOCALES = """fr-FR en-GB de-DE es-ES it-IT nl-NL fr-BE nl-BE de-BE fr-LU de-LU lb-LU de-AT de-CH
fr-CH it-CH pl-PL sv-SE nb-NO da-DK fi-FI sv-FI pt-PT en-IE ga-IE""".split()
CURRENCIES = {"GB": "GBP", "CH": "CHF", "PL": "PLN", "SE": "SEK", "NO": "NOK", "DK": "DKK"}
MOMENTS = [(2026, 2, 5, 9, 7, 3), (2026, 11, 25, 23, 45, 59)]


def row(tag):
    locale = icu.Locale.forLanguageTag(tag)
    number = icu.NumberFormatter.withLocale(locale)
    currency = CURRENCIES.get(locale.getCountry(), "EUR")
    money = number.unit(icu.CurrencyUnit(currency))
    code = icu.UNumberUnitWidth.ISO_CODE
    foreign = number.unit(icu.CurrencyUnit("USD")).unitWidth(code)
    moment = icu.DateFormat.createDateTimeInstance(
        icu.DateFormat.SHORT, icu.DateFormat.MEDIUM, locale
    )
    moment.applyPattern(moment.toPattern().replace("yy", "y"))
    moment.setTimeZone(icu.TimeZone.getGMT())
    day = icu.DateFormat.createDateInstance(icu.DateFormat.SHORT, locale)
    day.applyPattern(day.toPattern().replace("yy", "y"))
    day.setTimeZone(icu.TimeZone.getGMT())
    instants = [datetime(*parts, tzinfo=timezone.utc).timestamp() for parts in MOMENTS]
    return (
        [tag]
        + [money.formatDouble(amount) for amount in (1.99, 1234.5, -1234567.89)]
        + [foreign.formatDouble(1.99)]
        + [number.formatDouble(value) for value in (1234, 12345.5)]
        + [moment.format(instant) for instant in instants]
        + [day.format(instants[0])]
    )


assert icu.ICU_VERSION.startswith("78.3"), icu.ICU_VERSION
table = csv.writer(sys.stdout, lineterminator="\n")
table.writerow(
    "locale amount thousands debt foreign integer decimal morning evening day".split()
)
table.writerows(row(tag) for tag in LOCALES)
