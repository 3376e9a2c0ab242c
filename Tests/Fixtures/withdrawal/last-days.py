"""The last days of the right to withdraw, by the independent list of PyPI's `holidays`.

Prints, for each country, every purchase day whose right a public holiday prolongs, with the days
from it to its last day:

    pip install holidays
    python3 last-days.py > last-days.txt

With `holidays FIRST LAST` it prints the holidays from Monday to Friday of those years instead.
"""

import sys
from datetime import date, timedelta

import holidays

COUNTRIES = "FR GB DE ES IT NL BE LU AT CH PL SE NO DK FI PT IE".split()
FIRST, LAST = date(2024, 1, 1), date(2035, 12, 31)
PERIOD = timedelta(days=14)


def last_day(purchase, free):
    """The 14th day after it, or the next that is neither of a weekend nor free."""
    day = purchase + PERIOD
    while day.weekday() >= 5 or day in free:
        day += timedelta(days=1)
    return day


def print_last_days():
    print("# What a public holiday prolongs: the purchase day, the days to the last of the right.")
    print(f"# Purchases of {FIRST} to {LAST}; written by last-days.py with PyPI's holidays", end=" ")
    print(holidays.__version__)
    for country in COUNTRIES:
        print(country)
        # The national ones that the package gives without a subdivision.
        free = set(holidays.country_holidays(country, years=range(FIRST.year, LAST.year + 2)))
        purchase = FIRST
        while purchase <= LAST:
            last = last_day(purchase, free)
            if last != last_day(purchase, set()):
                print(purchase, (last - purchase).days)
            purchase += timedelta(days=1)


def print_holidays(first, last):
    for country in COUNTRIES:
        print(country)
        for day in sorted(holidays.country_holidays(country, years=range(first, last + 1))):
            if day.weekday() < 5:
                print(day)


if sys.argv[1:2] == ["holidays"]:
    print_holidays(*map(int, sys.argv[2:4]))
else:
    print_last_days()
