"""The words of the fixtures, read as they lie in the files."""

import re

import pytest
from django.conf import settings

from newsroom import languages
from newsroom.demo import fixtures

FILES = ("topics", "participants", "conferences", "pictures", "releases")
CONTROLS = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
LATIN, ARABIC = re.compile("[A-Za-z]"), re.compile("[\u0600-\u06ff]")
RELEASES = fixtures.read("releases")["releases"]
PUBLISHING = ("publish", "schedule")


def strings(content):
    """Every string in parsed JSON, keys aside."""
    if isinstance(content, str):
        return [content]
    parts = content.values() if isinstance(content, dict) else content if isinstance(content, list) else []
    return [found for part in parts for found in strings(part)]


def rows():
    return [row["fields"] for name in FILES[:3] for row in fixtures.read(name)]


def words(release, language):
    """Every text that a release ever has in a language."""
    saved = [act["words"].get(language, {}) for act in release["acts"] if act["act"] == "save"]
    return strings(saved) + [act["notes"][language] for act in release["acts"] if language in act.get("notes", {})]


def without_markup(text):
    return re.sub(r"<[^>]*>|\{day:[^}]*\}", "", text)


def told_in(release):
    """The languages that a release is published in at some time."""
    acts = [act for act in release["acts"] if act["act"] in PUBLISHING]
    return {code for act in acts for code in [*act.get("languages", []), *act.get("notes", {})]}


@pytest.mark.parametrize("name", FILES)
def test_no_invisible_control_characters(name):
    assert [text for text in strings(fixtures.read(name)) if CONTROLS.search(text)] == []


@pytest.mark.parametrize(
    "fields", rows(), ids=lambda fields: fields.get("slug") or fields.get("participant", ["part"])[0]
)
def test_what_the_library_says_it_says_in_both_languages(fields):
    translated = {name.removesuffix("_ar") for name in fields if name.endswith("_ar")}

    assert translated == {name.removesuffix("_en") for name in fields if name.endswith("_en")}
    for name in translated:
        assert ARABIC.search(fields[f"{name}_ar"])
        assert not LATIN.search(fields[f"{name}_ar"])
        assert LATIN.search(fields[f"{name}_en"])
        assert not ARABIC.search(fields[f"{name}_en"])


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release["reference"])
def test_each_language_of_a_release_stays_in_its_own_letters(release):
    arabic = [without_markup(text) for text in words(release, "ar")]
    english = [without_markup(text) for text in words(release, "en")]

    assert [text for text in arabic if LATIN.search(text)] == []
    assert [text for text in english if ARABIC.search(text)] == []


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release["reference"])
def test_a_published_language_is_complete(release):
    first = release["acts"][0]["words"]

    for code in told_in(release):
        assert len(first[code]["title"]) > 10
        assert len(first[code]["standfirst"]) > 40
        assert len(first[code]["body"]) >= 2


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: release["reference"])
def test_a_release_names_only_what_exists(release):
    topics = {row["fields"]["slug"] for row in fixtures.read("topics")}
    conferences = {row["fields"].get("slug") for row in fixtures.read("conferences")}

    assert set(release["topics"]) <= topics
    assert release.get("conference") in {*conferences, None}
    assert release.get("picture") in {*fixtures.read("pictures"), None}


def test_each_release_has_its_own_number_and_words():
    titles = [act["words"][code]["title"] for r in RELEASES for act in r["acts"][:1] for code in act["words"]]

    assert len({release["reference"] for release in RELEASES}) == len(RELEASES)
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("name", fixtures.read("pictures"))
def test_a_picture_can_be_told_in_both_languages_and_used_by_a_release(name):
    picture = fixtures.read("pictures")[name]

    assert set(picture["alt_text"]) == set(languages.codes())
    assert set(picture["caption"]) == ({"en"} if name == "conference-hall" else set(languages.codes()))
    assert name in {release.get("picture") for release in RELEASES}


def runs_of(text, length=6):
    """Every run of so many words in a row, vowel signs and hamza aside."""
    found = re.findall(r"\w+", re.sub("[\u064b-\u0652]", "", text).translate(str.maketrans("أإآ", "ااا")))
    return {" ".join(found[n : n + length]) for n in range(len(found) - length + 1)}


def test_the_sentences_are_not_those_of_the_original_release():
    original = (settings.BASE_DIR / "fixtures" / "release-ar.txt").read_text(encoding="utf-8")
    [release] = [release for release in RELEASES if release["reference"] == "2011/015"]

    assert runs_of(original) & {run for text in words(release, "ar") for run in runs_of(text)} == set()
