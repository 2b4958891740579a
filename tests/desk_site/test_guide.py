"""The guide: a chapter per role in both languages, one's own first, and every picture that it names."""

import re

import pytest
from django.contrib.staticfiles import finders
from django.template.loader import get_template

from newsroom.guide import ROLES

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("code", ["ar", "en"])
def test_every_role_has_its_chapter_and_its_picture(client, editor, code):
    client.force_login(editor)

    page = client.get(f"/{code}/admin/guide/").content.decode()

    assert re.findall(r'<h2 id="(\w+)">', page) == ["editor", *(role for role in ROLES if role != "editor")]
    pictures = re.findall(r'src="/static/(guide/[\w.-]+)"', page)
    assert sorted(pictures) == sorted(f"guide/{role}-{code}.webp" for role in ROLES)
    assert all(finders.find(picture) for picture in pictures)


def test_a_language_without_a_guide_of_its_own_is_marked_as_what_it_reads(client, editor, monkeypatch):
    from newsroom import guide

    monkeypatch.setattr(guide.languages, "current", lambda: "fr")
    client.force_login(editor)

    assert guide._written("editor") == ("admin/guide/ar/editor.html", "ar")


@pytest.mark.parametrize("role", ROLES)
def test_both_languages_say_as_much(role):
    steps = {code: get_template(f"admin/guide/{code}/{role}.html").render().count("<li>") for code in ("ar", "en")}

    assert steps["ar"] == steps["en"] > 3
