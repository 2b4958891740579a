"""The names of months and weekdays, as data: a language is a row, a name is matched by its key (characters.key).

Arabic months differ by region; all regions are read at once, as no name stands for two months, except the few that lack
their ordinal. Hijri months are another calendar.
"""

from .characters import key

MONTHS: dict[str, list[str]] = {
    "en": [
        "Jan January", "Feb February", "Mar March", "Apr April", "May", "Jun June", "Jul July", "Aug August",
        "Sep Sept September", "Oct October", "Nov November", "Dec December",
    ],
    "ar-EG": [
        "يناير", "فبراير", "مارس", "أبريل إبريل", "مايو", "يونيو يونيه", "يوليو يوليه", "أغسطس", "سبتمبر", "أكتوبر",
        "نوفمبر", "ديسمبر",
    ],
    "ar-SY": [
        "كانون_الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين_الأول",
        "تشرين_الثاني", "كانون_الأول",
    ],
    "ar-IQ": [
        "كانون_الثاني", "شباط", "آذار", "نيسان", "أيار مايس", "حزيران", "تموز", "آب", "أيلول", "تشرين_الأول",
        "تشرين_الثاني", "كانون_الأول",
    ],
    "ar-DZ": [
        "جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
    ],
    "ar-MA": [
        "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر",
    ],
    "ar-MR": [
        "يناير", "فبراير", "مارس", "إبريل", "مايو", "يونيو", "يوليو", "أغشت", "شتمبر", "أكتوبر", "نوفمبر", "دجمبر",
    ],
}  # fmt: skip

# Names that need their ordinal; without it two months are possible.
AMBIGUOUS = {"تشرين": (10, 11), "كانون": (1, 12)}

# Used in Libya from 1970 to 2011. "الكانون" (December) is left to AMBIGUOUS, whose Levantine name it is too.
LIBYAN = [
    "أي_النار", "النوار", "الربيع", "الطير", "الماء", "الصيف", "ناصر", "هانيبال", "الفاتح", "التمور", "الحرث", "",
]  # fmt: skip

HIJRI = [
    "محرم", "صفر", "ربيع_الأول", "ربيع_الآخر ربيع_الثاني", "جمادى_الأولى جمادى_الأول", "جمادى_الآخرة جمادى_الثانية",
    "رجب", "شعبان", "رمضان", "شوال", "ذو_القعدة ذي_القعدة", "ذو_الحجة ذي_الحجة",
]  # fmt: skip

# Monday first, as date.weekday() counts.
WEEKDAYS: dict[str, list[str]] = {
    "en": [
        "Monday Mon", "Tuesday Tues Tue", "Wednesday Wed", "Thursday Thurs Thur Thu", "Friday Fri", "Saturday Sat",
        "Sunday Sun",
    ],
    "ar": ["الاثنين الإثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
}  # fmt: skip

# Languages that also write the month before the day.
MONTH_FIRST = ["en"]


def _by_key(rows: list[str]) -> dict[str, int]:
    """Each name's key and the place of its row, counted from 1."""
    return {key(name.replace("_", " ")): number for number, row in enumerate(rows, 1) for name in row.split() if name}


MONTH_OF: dict[str, frozenset[int]] = {
    **{name: frozenset({number}) for rows in MONTHS.values() for name, number in _by_key(rows).items()},
    **{key(name): frozenset(numbers) for name, numbers in AMBIGUOUS.items()},
}
LIBYAN_MONTH_OF = _by_key(LIBYAN)
HIJRI_MONTH_OF = _by_key(HIJRI)
MONTH_FIRST_NAMES = frozenset(name for code in MONTH_FIRST for name in _by_key(MONTHS[code]))
WEEKDAY_OF = {name: number - 1 for rows in WEEKDAYS.values() for name, number in _by_key(rows).items()}
