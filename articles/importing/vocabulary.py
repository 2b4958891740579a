"""The words an import knows, as data: a language is a row in each table. All are compared by their key, never as written."""

from .characters import key

# What the items of a page head are called.
LABELS: dict[str, dict[str, list[str]]] = {
    "updated": {
        "en": ["Last updated", "Updated", "Page updated", "Last modified", "Updated on", "Last update"],
        "ar": ["آخر تحديث", "تاريخ آخر تحديث", "حُدّث في", "تم التحديث"],
    },
    "published": {
        "en": ["Published", "Published on", "Issued on", "Posted", "Posted on", "Date"],
        "ar": ["تاريخ النشر", "تأريخ النشر", "نشر في", "نُشر بتاريخ", "تاريخ الإصدار", "صدر في"],
    },
    "embargo": {
        "en": ["Embargoed until", "Embargo until", "Under embargo until"],
        "ar": ["حظر النشر حتى", "محظور النشر حتى"],
    },
}
# Words that may stand between a label, or the beginning of a closing line, and its date.
DATE_PREPOSITIONS = {"en": ["on", "at"], "ar": ["في", "بتاريخ", "حرر في"]}
RANGE_WORDS = {"en": ["to", "until"], "ar": ["إلى", "حتى"]}
STATUS_WORDS = {"en": ["Updated", "Corrected"], "ar": ["محدث", "مصحح"]}

# Patterns on the key; the group holds the number. A word of STATUS_WORDS glued behind it is a status.
RELEASE_NUMBERS = {
    "en": [
        r"press release\s*(?:no\.?)?\s*(\(\d{4}\)\s*\d{1,4})",
        r"pr\s*(\(\d{4}\)\s*\d{1,4})",
        r"(?:press release\s*)?no\.?\s*(\d{2}/\d{1,4})",
    ],
    "ar": [r"بيان صحفي رقم\s*:?\s*(\(\d{4}\)\s*\d{1,4}|\d{1,4}(?:/\d{2,4})?)"],
}
BYLINES = {"en": [r"by\s+"], "ar": [r"كتب\s*:\s*", r"بقلم\s*:?\s*"]}
CREDITS = {
    "en": [r"photos?\s*(?:by\s*)?:\s*", r"photo by\s+", r"photo credit\s*:\s*"],
    "ar": [r"تصوير\s*:\s*", r"عدسه\s*:\s*"],
}
AGENCIES = ["AFP", "AP", "Reuters", "EPA", "Getty Images", "رويترز", "أ ف ب", "قنا", "واس", "وام", "بترا", "كونا"]

FURNITURE = {
    "en": [
        "rss", "menu", "print", "share", "back to top", "top", "home", "search", "comment", "comments", "e-mail",
        "email this", "share this", "print this page", "image", "[image]", "photo", "download",
    ],
    "ar": [
        "القائمة", "طباعة", "اطبع", "مشاركة", "شارك", "شارك هذا", "إلى أعلى", "العودة إلى الأعلى", "الرئيسية", "بحث",
        "تعليق", "تعليقات", "أرسل إلى صديق", "صورة", "[صورة]", "تحميل",
    ],
}  # fmt: skip
LANGUAGE_NAMES = [
    "English", "French", "Français", "Russian", "Русский", "Ukrainian", "Українська", "Arabic", "العربية", "عربي",
    "الإنجليزية", "الفرنسية", "الروسية", "الأوكرانية", "Spanish", "Español", "German", "Deutsch",
]  # fmt: skip
KICKERS = {"en": ["Press release", "News", "News release"], "ar": ["بيان صحفي", "خبر صحفي", "أخبار", "خبر"]}
SUBTITLE_BYLINES = {"en": [r"by\s"], "ar": [r"بقلم\s", r"كتب\s?:", r"كتبت\s?:"]}

CAPTION_CUES = {
    "en": ["Left to right", "From left", "From right", "L-R", "Pictured", "Photo", "File photo"],
    "ar": ["من اليمين", "من اليسار", "صورة", "تصوير", "عدسة", "صورة أرشيفية", "في الصورة"],
}
ROLES = {
    "en": [
        "Mr", "Mrs", "Ms", "Dr", "Sir", "Ambassador", "Secretary", "General", "Minister", "President", "Admiral",
        "Colonel", "King", "Sheikh", "Prince", "Chairman", "Director", "Commander",
    ],
    "ar": [
        "السيد", "السيدة", "السفير", "السفيرة", "الوزير", "وزير", "وزيرة", "الرئيس", "رئيس", "الأمين", "أمين", "العام",
        "اللواء", "الفريق", "الأميرال", "العقيد", "الدكتور", "الشيخ", "الأمير", "الملك", "مدير", "قائد", "نائب",
    ],
}  # fmt: skip
SALUTATIONS = {
    "en": [
        "Ladies and Gentlemen", "Excellencies", "Your Excellencies", "Your Excellency", "Dear colleagues",
        "Distinguished guests", "Dear friends", "Mr Chairman", "Mr President",
    ],
    "ar": [
        "أصحاب المعالي والسعادة", "أصحاب المعالي", "أصحاب السعادة", "السيدات والسادة", "سيداتي سادتي",
        "أيها السيدات والسادة", "سيداتي وسادتي", "الحضور الكريم", "معالي", "الزملاء الأعزاء",
    ],
}  # fmt: skip
# Before a date in brackets, they tie the running text to the day it was published.
TODAY = {"en": ["today"], "ar": ["اليوم"]}

# The commonest small words, for telling languages of one script apart.
STOP_WORDS = {
    "en": "a the of and to in that is was for with on as are by at from this be have which will has his their it not",
    "fr": "le la les des du de et en un une est que qui dans pour par sur avec au aux ce cette ont été sont se plus",
}


def keys(table: dict[str, list[str]] | list[str]) -> list[str]:
    """The keys of all words of a table, whatever their language."""
    words = table if isinstance(table, list) else [word for row in table.values() for word in row]
    return [key(word) for word in words]


def patterns(table: dict[str, list[str]]) -> str:
    """One pattern for all patterns of a table."""
    return "|".join(pattern for row in table.values() for pattern in row)
