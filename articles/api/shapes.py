"""What the interface gives back, field by field: the documentation is made of this, and every answer is held to it."""

from typing import Any, Literal

from django.utils.translation import gettext_noop as _
from ninja import Field, Schema

from articles.kinds import ArticleKind
from articles.updates import Update
from events.models import Conference, Participant, Participation
from newsroom import languages

Language = Literal[tuple(languages.codes())]
Kind = Literal[tuple(ArticleKind.values)]
UpdateKind = Literal[tuple(Update.Kind.values)]
Status = Literal["current", "withdrawn", "removed"]
ConferenceStatus = Literal[tuple(Conference.Status.values)]
ParticipantKind = Literal[tuple(Participant.Kind.values)]
Role = Literal[tuple(Participation.Role.values)]

DATE = _("A moment with its offset, or a day alone where the time is not known.")
Words = dict[str, str]  # by language code; a language without words is absent


class Rendition(Schema):
    href: str
    content_type: str
    width: int
    height: int


class Picture(Schema):
    """A picture as it was published: words in the languages they were published in."""

    id: str
    page: str | None = Field(description=_("Its page with sizes to download; null while no text that stands shows it."))
    alt_text: Words
    caption: Words
    credit: Words
    usage_terms: Words
    width: int
    height: int
    renditions: list[Rendition]


class ReleaseLinks(Schema):
    self: str
    page: str
    updates: str
    ninjs: str
    text: str | None


class Release(Schema):
    """One language of a release as it stands: its live update."""

    id: int = Field(description=_("Of the release; the same in every language."))
    language: Language
    status: Status
    kind: Kind
    reference: str | None = Field(description=_("The number the office gave the release."))
    title: str | None
    standfirst: str | None
    original_language: Language
    languages: list[Language] = Field(description=_("In which the release stands."))
    update: int = Field(description=_("The id of the update that stands."))
    version: int = Field(description=_("Its number, from 1, in this language."))
    update_kind: UpdateKind
    note: str | None = Field(description=_("What the update tells readers: what was corrected, why it was withdrawn."))
    first_published: str = Field(description=DATE)
    updated: str = Field(description=_("When the last significant update was published: a moment, or a day alone."))
    changed: str = Field(description=_("When the last update of any kind was published: a moment, or a day alone."))
    topics: list[str]
    conference: str | None
    replaces: int | None = Field(
        description=_("The id of the release whose place this one took; null when it took none.")
    )
    replaced_by: list[int] = Field(description=_("The ids of the releases that took its place, the newest first."))
    image: Picture | None
    links: ReleaseLinks


class FullRelease(Release):
    body: str | None = Field(
        description=_("HTML of paragraphs, headings, lists, quotations, tables, links and emphasis.")
    )
    text: str | None = Field(description=_("The same without markup."))


class Version(Schema):
    """One published update of a release in one language, whether it still stands or not."""

    id: int
    release: int
    language: Language
    version: int
    update_kind: UpdateKind
    is_standing: bool
    note: str | None
    published: str = Field(description=DATE)
    title: str | None
    links: dict[str, str]


class FullVersion(Version):
    standfirst: str | None
    body: str | None
    text: str | None


class Releases(Schema):
    items: list[Release]
    next: str | None = Field(description=_("The address of the next page; null on the last one."))


class Versions(Schema):
    items: list[Version]


class DateChange(Schema):
    starts: str
    ends: str
    reason: Words
    changed: str


class Accreditation(Schema):
    text: Words
    until: str = Field(description=_("The deadline, with the offset of the venue."))
    link: str | None
    is_open: bool


class Stream(Schema):
    link: str
    label: Words
    live_from: str
    live_until: str


class ConferenceItem(Schema):
    """A conference; its days and times are those of its venue."""

    id: str
    name: Words
    description: Words
    place: Words
    venue: Words
    ordinal: int | None
    status: ConferenceStatus
    starts: str = Field(description=DATE)
    ends: str = Field(description=DATE)
    time_zone: str
    earlier_dates: list[DateChange]
    accreditation: Accreditation | None = Field(
        description=_("Null where there is none, and once the conference is over.")
    )
    stream: Stream | None = Field(description=_("The live stream; null while none is shown."))
    pages: Words = Field(description=_("Its pages by language."))
    links: dict[str, str]


class Participating(Schema):
    participant: str
    kind: ParticipantKind
    name: Words
    role: Role
    office: Words


class FullConference(ConferenceItem):
    participants: list[Participating]


class Conferences(Schema):
    items: list[ConferenceItem]
    next: str | None


class ParticipantItem(Schema):
    id: str
    kind: ParticipantKind
    name: Words
    other_names: list[str]
    country_code: str | None
    pages: Words
    links: dict[str, str]


class Attending(Schema):
    conference: str
    name: Words
    role: Role
    office: Words


class FullParticipant(ParticipantItem):
    conferences: list[Attending]


class Participants(Schema):
    items: list[ParticipantItem]
    next: str | None


class TopicItem(Schema):
    id: str
    name: Words
    introduction: Words
    pages: Words
    links: dict[str, str]


class Topics(Schema):
    items: list[TopicItem]
    next: str | None


class Pictures(Schema):
    items: list[Picture]
    next: str | None


class Problem(Schema):
    """RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, Any]] | None = None


class Gone(Problem):
    """Of a removed release: `detail` is the reason."""

    removed: str = Field(description=DATE)
    leads_to: str | None = Field(
        description=_("The address of the page that readers are led on to; null where only the notice is left.")
    )
