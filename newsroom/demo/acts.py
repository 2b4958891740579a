"""Plays the life of one release of the demo through the desk's own verbs, each act at its moment and by whoever's task it is.

An act in `releases.json` has the keys "act" and "at" (see `moments`), and those of its verb: "words" by language and
"up_to_date" for a save; "kind" with "languages", or with "notes" by language, for a publication; "publish_at" for a
schedule; "notes" for a notice; "languages" for a review, a plan and an assignment; "field", "passage", "text" and "answers" for a
remark. "by" names another role than the usual one, null the operator.
"""

from datetime import date

import pghistory

from articles import planning, publishing, remarking, workflow
from articles.models import Article, Topic
from articles.passages import Passage
from articles.publishing import Publication
from events.models import Conference
from newsroom import languages
from newsroom.demo.moments import day_alone, moment, told

ROLES = {"save": "reporter", "submit": "reporter"}  # every other act is the editor's


class Life:
    """One release on its way through its acts.

    `release` is an entry of `releases.json`, `today` the day its relative moments count from, `cast` maps roles to
    users (a role without a user acts as the operator), `picture` is the lead image or None.
    """

    def __init__(self, release: dict, *, today: date, cast: dict, picture=None):
        self.release, self.today, self.cast = release, today, cast
        self.blocks = {code: [] for code in languages.codes()}
        self.article = Article(
            reference=release["reference"],
            kind=release["kind"],
            original_language=release["original_language"],
            conference=Conference.objects.get(slug=release["conference"]) if "conference" in release else None,
            lead_image=picture,
            replaces=Article.objects.get(reference=release["replaces"]) if "replaces" in release else None,
        )

    def play(self) -> Article:
        """Play every act in its order and return the article; raises what the verbs raise."""
        verbs = {
            "save": self.save,
            "submit": self.review,
            "approve": self.review,
            "publish": self.release_words,
            "schedule": self.release_words,
            "withdraw": self.give_notice,
            "remove": self.give_notice,
            "reinstate": self.give_notice,
            "plan": self.plan,
            "assign": self.assign,
            "remark": self.remark,
        }
        for act in self.release["acts"]:
            verbs[act["act"]](act, by=self.actor(act), at=moment(act["at"], today=self.today))
        return self.article

    def actor(self, act):
        """Who acts: the role the act names, null for the operator, or else the role whose task it is."""
        role = act.get("by", ROLES.get(act["act"], "editor"))
        return self.cast.get(role)

    def save(self, act, *, by, at):
        for code, words in act["words"].items():
            self.write(code, **words)
        first = self.article.pk is None
        with pghistory.context(**({"user": by.pk} if by else {})):
            workflow.save(article=self.article, by=by, at=at)
            if first:
                self.article.topics.set(Topic.objects.filter(slug__in=self.release["topics"]))
            for code in act.get("up_to_date", []):
                workflow.confirm_translation(article=self.article, language=code, by=by, at=at)

    def write(self, code, *, body=(), **words):
        """Take over words of a language; `body` is a list of blocks, or {position from 1: block} to replace or add some."""
        blocks = self.blocks[code]
        for position, block in body.items() if isinstance(body, dict) else enumerate(body, 1):
            blocks[int(position) - 1 : int(position)] = [block]
        words["body"] = "".join(block if block.startswith("<") else f"<p>{block}</p>" for block in blocks)
        for field, text in words.items():
            languages.write(self.article, field, code, self.tell(text, code))

    def review(self, act, *, by, at):
        verb = {"submit": workflow.submit, "approve": workflow.approve}[act["act"]]
        for code in act["languages"]:
            verb(article=self.article, language=code, by=by, at=at)

    def release_words(self, act, *, by, at):
        notes = self.notes(act)
        publications = [Publication(code, act["kind"], note, day_alone(act["at"])) for code, note in notes.items()]
        if by:
            self.have_approved(notes, by=by, at=at)
        known = {"article": self.article, "publications": publications, "by": by, "at": at}
        if act["act"] == "schedule":
            publishing.schedule(**known, publish_at=moment(act["publish_at"], today=self.today))
        else:
            publishing.publish(**known)

    def have_approved(self, codes, *, by, at):
        """The one who publishes has read what somebody else wrote."""
        approved = set(self.article.editions.filter(state="approved").values_list("language", flat=True))
        for code in set(codes) - approved:
            workflow.approve(article=self.article, language=code, by=by, at=at)

    def give_notice(self, act, *, by, at):
        verbs = {
            "withdraw": publishing.withdraw,
            "remove": publishing.remove,
            "reinstate": publishing.reinstate,
        }
        verbs[act["act"]](article=self.article, notes=self.notes(act), by=by, at=at)

    def plan(self, act, *, by, at):
        for code in act["languages"]:
            planned_for = moment(act["planned_for"], today=self.today)
            planning.plan(article=self.article, language=code, planned_for=planned_for, by=by, at=at)

    def assign(self, act, *, by, at):
        due_at = moment(act["due_at"], today=self.today)
        known = {"article": self.article, "assignee": self.cast.get(act["to"]), "due_at": due_at, "by": by, "at": at}
        for code in act["languages"]:
            planning.assign(language=code, **known)

    def remark(self, act, *, by, at):
        about = {"language": act["language"], "field": act["field"], "passage": Passage(act.get("passage", ""))}
        remark = remarking.leave(article=self.article, text=act["text"], by=by, at=at, **about)
        for answer in act.get("answers", []):
            answered_at = moment(answer["at"], today=self.today)
            remarking.answer(
                remark=remark, text=answer["text"], by=self.actor(answer | {"act": "answer"}), at=answered_at
            )

    def notes(self, act) -> dict[str, str]:
        """The languages that an act is about, each with its note to readers ("" for none)."""
        notes = dict.fromkeys(act.get("languages", []), "") | act.get("notes", {})
        return {code: self.tell(note, code) for code, note in notes.items()}

    def tell(self, words, code):
        return told(words, today=self.today, language=code)
