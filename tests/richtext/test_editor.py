"""The editor offers what the sanitizer keeps, and is served from here."""

import json
import re

import pytest
from ckeditor.widgets import json_encode
from django import forms
from django.contrib.staticfiles import finders
from django.template import Context, Template
from modeltranslation.admin import TabbedTranslationAdmin

from newsroom.apps import StaticFilesConfig
from newsroom.richtext import allowlist, editor
from newsroom.richtext.fields import RichTextWidget


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_words_stand_in_their_own_direction(language, direction):
    configuration = editor.configuration(language)

    assert configuration["contentsLanguage"] == language
    assert configuration["contentsLangDirection"] == direction


def test_a_text_in_an_unknown_language_follows_the_interface():
    assert "contentsLangDirection" not in editor.configuration(None)


def test_a_button_goes_with_its_tag(monkeypatch):
    monkeypatch.delitem(allowlist.TAGS, "table")

    buttons = [button for group in editor.toolbar() for button in group]

    assert "Table" not in buttons
    assert "Image" in buttons


def test_the_filter_of_the_editor_is_the_allow_list():
    allowed = editor.configuration("ar")["allowedContent"]

    assert allowed.keys() == allowlist.TAGS.keys()
    assert set(allowed["a"]["attributes"].split(",")) == allowlist.TAGS["a"] | allowlist.SHARED_ATTRIBUTES
    assert allowed["figure"]["classes"] == "image"


def test_languages_offered_for_fragments_begin_with_those_of_the_house():
    assert editor.configuration("ar")["language_list"][:2] == ["ar:العربية:rtl", "en:English"]


def test_the_configuration_can_be_written_into_a_page():
    configuration = json.loads(json_encode(editor.configuration("ar")))

    assert configuration["extraPlugins"] == "image2"
    assert any("richtext/contents" in address for address in configuration["contentsCss"])


def test_nothing_is_loaded_from_another_host():
    tabs = forms.Media(TabbedTranslationAdmin.Media)

    addresses = re.findall(r'(?:src|href)="([^"]+)"', str(RichTextWidget().media + tabs))

    assert "/static/vendor/jquery-ui/jquery-ui.min.js" in addresses
    assert [address for address in addresses if not address.startswith("/static/")] == []
    assert [address for address in addresses if not finders.find(address.removeprefix("/static/"))] == []


def test_unused_plugins_and_their_test_pages_are_not_published():
    published = {
        path
        for finder in finders.get_finders()
        for path, _storage in finder.list(StaticFilesConfig.ignore_patterns)
        if path.startswith("ckeditor/")
    }

    assert "ckeditor/ckeditor/plugins/image2/dialogs/image2.js" in published
    assert {path for path in published if path.endswith(".html")} == set()
    assert {path for path in published if "/plugins/exportpdf/" in path or "galleriffic" in path} == set()


def test_rich_text_is_printed_as_markup():
    page = Template("{% load richtext %}{{ words|trusted_html }}").render(Context({"words": "<p>a</p>"}))

    assert page == "<p>a</p>"


def test_a_missing_language_prints_nothing():
    assert Template("{% load richtext %}{{ words|trusted_html }}").render(Context({"words": None})) == ""
