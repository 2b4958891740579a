"""Our own sample sentences, and a short way from them to a report on a fixed day."""

from datetime import date
from typing import Any

from articles.importing.parser import Source, parse
from articles.importing.report import Report

TODAY = date(2026, 6, 1)

TITLE = {
    "ar": "وزراء الدفاع يبحثون أمن الملاحة في الخليج",
    "en": "Defence ministers discuss the safety of shipping in the Gulf",
}
LEDE = {
    "ar": "عقد وزراء الدفاع اجتماعاً في المنامة بحثوا فيه سبل حماية السفن التجارية وتعزيز تبادل المعلومات بين "
    "القوات البحرية في المنطقة وفي خارجها خلال الأعوام المقبلة. واتفقوا على لقاء آخر.",
    "en": "The ministers of defence met in Manama to discuss how merchant ships can be protected and how navies of the "
    "region and beyond can share what they know in the years ahead. They agreed to meet again.",
}
PARAGRAPH = {
    "ar": "وقال أحد المشاركين إن التعاون بين البحارة أقدم من الاتفاقيات المكتوبة، وإن المطلوب اليوم هو قواعد واضحة "
    "يعرفها الجميع. وأضاف أن التدريب المشترك سيبدأ في الربيع.",
    "en": "One of the participants said that sailors had helped each other long before any agreement was written, and that "
    "rules which everybody knows are what is needed. Joint training will begin in spring.",
}
SECOND = {
    "ar": "ومن المقرر أن تعرض نتائج الاجتماع على الحكومات قبل نهاية العام. وستنشر الوثيقة الختامية بعد الموافقة عليها من "
    "جميع الأطراف المعنية.",
    "en": "The results will be put before the governments by the end of the year. The final document will be published once "
    "all of those concerned have agreed to it.",
}
LANGUAGES = ["ar", "en"]


def read(text: str, *, language: str | None = None, zone: str = "Europe/Brussels", **source: Any) -> Report:
    return parse(text.encode(), language=language, zone=zone, source=Source(**{"today": TODAY, **source}))


def release(language: str, *head: str, body: tuple[str, ...] = ()) -> str:
    """A release with the given page head and, between its lede and its last paragraphs, the given blocks."""
    parts = [TITLE[language], "\n".join(head), LEDE[language], *body, PARAGRAPH[language], SECOND[language]]
    return "\n\n".join(part for part in parts if part) + "\n"


def codes(report: Report) -> set[str]:
    return {note.code for note in report.notes}


def kinds(report: Report) -> list[str]:
    return [block.kind for block in report.blocks]


def lines_shown(text: str) -> list[str]:
    """The lines of a text that show anything, for comparing it with a report."""
    import re
    import unicodedata

    blank = {"Cc", "Cf", "Zs", "Zl", "Zp"}
    lines = re.split("\r\n|[\r\n\x85\u2028\u2029\x0b\x0c]", text)
    return [line for line in lines if any(unicodedata.category(letter) not in blank for letter in line)]
