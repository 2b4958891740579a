"""The Arabic catalogue is complete: every sentence of the source stands in it, translated, and the compiled file is current."""

import gettext
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "newsroom" / "locale" / "ar" / "LC_MESSAGES"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
TAG = re.compile(r"</?\w+")


def read(path):
    with path.open("rb") as file:
        return read_po(file)


def entries():
    return [message for message in read(FOLDER / "django.po") if message.id]


def forms(value):
    return list(value) if isinstance(value, tuple | list) else [value]


def test_every_sentence_is_translated():
    found = entries()

    assert len(found) > 100
    assert not [message.id for message in found if message.fuzzy or not all(forms(message.string))]


def test_plurals_have_the_six_arabic_forms():
    plurals = [message for message in entries() if message.pluralizable]

    assert plurals
    assert not [
        message.id for message in plurals if len(set(forms(message.string))) < 4 or len(forms(message.string)) != 6
    ]


def test_placeholders_survive_translation():
    def lost(message):
        wanted = set(PLACEHOLDER.findall(forms(message.id)[-1]))
        if message.pluralizable:
            # One, two and none may be words without a number; the many never are.
            return wanted != set(PLACEHOLDER.findall(forms(message.string)[3]))
        return wanted != set(PLACEHOLDER.findall(message.string))

    assert not [message.id for message in entries() if lost(message)]


def test_translations_are_arabic():
    def is_left_in_english(message):
        words = [TAG.sub("", PLACEHOLDER.sub("", form)) for form in forms(message.string)]
        return not any(re.search(r"[\u0600-\u06ff]", word) for word in words) and re.search(
            r"[A-Za-z]{3}", "".join(words)
        )

    names = {"SHA-256", "JPEG", "WebP"}
    assert not [message.id for message in entries() if is_left_in_english(message) and message.id not in names]


def test_the_compiled_catalogue_is_current():
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)

    for message in entries():
        if message.pluralizable:
            assert [compiled._catalog[(message.id[0], form)] for form in range(6)] == forms(message.string)
        elif message.context:
            assert compiled.pgettext(message.context, message.id) == message.string
        else:
            assert compiled.gettext(message.id) == message.string


def test_no_sentence_of_the_source_is_missing(tmp_path):
    if not shutil.which("xgettext"):
        if os.environ.get("CI"):
            pytest.fail("gettext is not installed: in CI the catalogue must be compared with the source.")
        pytest.skip("gettext is not installed")
    for name in ("newsroom", "articles", "events", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "vendor"))
    shutil.copy(ROOT / "manage.py", tmp_path)

    subprocess.run(
        [sys.executable, "manage.py", "makemessages", "-l", "ar", "-v0"],
        cwd=tmp_path,
        check=True,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "newsroom.settings", "NEWSROOM_VAR": str(tmp_path / "var")},
    )

    fresh = read(tmp_path / "newsroom" / "locale" / "ar" / "LC_MESSAGES" / "django.po")
    assert not [message.id for message in fresh if message.id and not all(forms(message.string))]
