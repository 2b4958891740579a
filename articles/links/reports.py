"""The report of a text's links: what is wrong with them, and how many lead to other sites and were not asked."""

from dataclasses import dataclass
from datetime import datetime

from articles.links.checking import Verdict, judge
from articles.links.extraction import Link, links_of


@dataclass(frozen=True)
class Report:
    problems: list[tuple[Link, Verdict]]
    elsewhere: list[Link]
    count: int

    @property
    def is_clean(self) -> bool:
        return not self.problems


def reports(texts: dict, *, hosts, user, at: datetime) -> dict:
    """{key: Report} of {key: clean rich text}; as many queries for all texts together as for one."""
    links = {key: links_of(html) for key, html in texts.items()}
    told = judge([link for each in links.values() for link in each], hosts=hosts, user=user, at=at)
    return {key: _report(each, told) for key, each in links.items()}


def _report(links, told) -> Report:
    unique = list(dict.fromkeys(links))
    return Report(
        problems=[(link, told[link]) for link in unique if told[link].is_problem],
        elsewhere=[link for link in unique if told[link] == Verdict.ELSEWHERE],
        count=len(links),
    )
