"""Whatever road a text takes into the database, it is clean when it arrives there."""

import json

import pytest
from django import forms
from django.core import serializers
from django.core.exceptions import FieldError, ValidationError
from django.db import connection, models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.writer import MigrationWriter
from django.db.models import F, Value
from django.db.models.functions import Concat
from django.test.utils import isolate_apps
from django.utils import translation
from modeltranslation.translator import TranslationOptions, translator

from newsroom.richtext.fields import RichTextField, RichTextFormField, RichTextWidget, for_language

HOSTILE = '<p onclick="x">نص <span lang="ar">آخر</span></p><script>alert(1)</script>'
CLEAN_ARABIC = "<p>نص آخر</p>"
CLEAN = '<p>نص <span dir="rtl" lang="ar">آخر</span></p>'


class WordsInBothLanguages(TranslationOptions):
    fields = ("body",)


@pytest.fixture(scope="module")
def release():
    """A model with a translated rich text, `body`, and one in a language of its own, `note`."""
    with isolate_apps("tests"):

        class Release(models.Model):
            body = RichTextField()
            note = RichTextField(default="")

            class Meta:
                app_label = "tests"

            def __str__(self):
                return self.note

        translator.register(Release, WordsInBothLanguages)
        yield Release
        translator.unregister(Release)


@pytest.fixture
def stored(release, db):
    """The table of Release; what it holds is read without the field, as (body_ar, note)."""
    with connection.schema_editor() as schema:
        schema.create_model(release)

    def rows():
        with connection.cursor() as cursor:
            cursor.execute("SELECT body_ar, note FROM tests_release ORDER BY id")
            return cursor.fetchall()

    return rows


def test_saving_cleans_and_the_instance_holds_what_was_stored(release, stored):
    instance = release(body_ar=HOSTILE, note=HOSTILE)

    instance.save()

    assert stored() == [(CLEAN_ARABIC, CLEAN)]
    assert (instance.body_ar, instance.note) == (CLEAN_ARABIC, CLEAN)


def test_saving_one_language_leaves_the_other_as_it_is(release, stored):
    with translation.override("en"):
        instance = release.objects.create(body_ar=HOSTILE)

        instance.save()

    assert (instance.body_ar, instance.body_en) == (CLEAN_ARABIC, None)


def test_bulk_create_cleans(release, stored):
    release.objects.bulk_create([release(body_ar=HOSTILE, note=HOSTILE)])

    assert stored() == [(CLEAN_ARABIC, CLEAN)]


def test_bulk_update_cleans(release, stored):
    instance = release.objects.create()
    instance.body_ar = instance.note = HOSTILE

    release.objects.bulk_update([instance], ["body_ar", "note"])

    assert stored() == [(CLEAN_ARABIC, CLEAN)]


def test_update_cleans(release, stored):
    release.objects.create()

    release.objects.update(body_ar=HOSTILE, note=HOSTILE)

    assert stored() == [(CLEAN_ARABIC, CLEAN)]


def test_update_or_create_cleans(release, stored):
    release.objects.update_or_create(pk=1, defaults={"body_ar": HOSTILE, "note": HOSTILE})

    assert stored() == [(CLEAN_ARABIC, CLEAN)]


def test_a_fixture_is_cleaned(release, stored):
    fields = {"body_ar": HOSTILE, "note": HOSTILE}
    fixture = json.dumps([{"model": "tests.release", "pk": 1, "fields": fields}])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.core.serializers.python.apps", release._meta.apps)
        for loaded in serializers.deserialize("json", fixture):
            loaded.save()

    assert stored() == [(CLEAN_ARABIC, CLEAN)]


def test_raw_saving_cleans(release, stored):
    release(pk=1, body_ar=HOSTILE, note=HOSTILE).save_base(raw=True, force_insert=True)

    assert stored() == [(CLEAN_ARABIC, CLEAN)]


def test_rich_text_may_be_copied_inside_the_database(release, stored):
    release.objects.create(body_ar=HOSTILE)

    release.objects.update(note=F("body_ar"))

    assert stored() == [(CLEAN_ARABIC, CLEAN_ARABIC)]


@pytest.mark.parametrize(
    "expression",
    [Value("<script>"), Concat("body_ar", Value("<script>"), output_field=models.TextField())],
    ids=["value", "joined"],
)
def test_what_the_database_would_compute_uncleaned_is_refused(release, stored, expression):
    release.objects.create(body_ar=HOSTILE)

    with pytest.raises(FieldError, match="not cleaned"):
        release.objects.update(note=expression)


def test_a_part_of_the_words_is_searched_for_as_it_is(release, stored):
    release.objects.create(body_ar=HOSTILE)

    assert release.objects.filter(body_ar__contains="آخر").exists()


def test_a_whole_text_is_found_by_what_was_given(release, stored):
    release.objects.create(body_ar=HOSTILE)

    assert release.objects.filter(body_ar=HOSTILE).exists()


def test_an_empty_paragraph_is_no_text(release):
    form = forms.modelform_factory(release, fields=["note"])({"note": "<p>&nbsp;</p>"})

    assert form.has_error("note", code="required")


def test_full_clean_sees_an_empty_paragraph_as_missing(release):
    with pytest.raises(ValidationError) as refused:
        release(note="<p><br></p>").full_clean()

    assert "note" in refused.value.message_dict


def test_a_form_gives_clean_text_and_keeps_a_missing_language_missing(release):
    form = forms.modelform_factory(release, fields=["body_ar", "body_en"])({"body_ar": HOSTILE, "body_en": ""})

    assert form.is_valid()
    assert (form.cleaned_data["body_ar"], form.cleaned_data["body_en"]) == (CLEAN_ARABIC, "")


def test_the_editors_own_spelling_is_no_change():
    field = RichTextFormField(language="ar")

    assert not field.has_changed(CLEAN_ARABIC, f"{CLEAN_ARABIC}\r\n\r\n")
    assert field.has_changed(CLEAN_ARABIC, "<p>نص</p>")


def test_each_language_has_an_editor_in_its_direction(release):
    form = forms.modelform_factory(release, fields=["body_ar", "body_en"])()

    arabic, english = (form[name].field.widget.get_context(name, "", {}) for name in ("body_ar", "body_en"))

    assert '"contentsLangDirection": "rtl"' in arabic["widget"]["config"]
    assert '"contentsLangDirection": "ltr"' in english["widget"]["config"]
    assert (english["widget"]["attrs"]["lang"], english["widget"]["attrs"]["dir"]) == ("en", "ltr")


def test_one_widget_shared_by_two_languages_is_told_apart_when_the_form_shows_it(release):
    form_class = forms.modelform_factory(release, fields=["body_ar", "body_en"])
    shared = RichTextWidget(attrs={"class": "mt"})
    for field in form_class.base_fields.values():
        field.widget = shared
    form = form_class()

    directions = [form[name].field.widget.attrs["dir"] for name in ("body_ar", "body_en")]

    assert directions == ["rtl", "ltr"]
    assert "dir" not in shared.attrs


def test_a_widget_for_a_language_leaves_the_original_alone():
    original = forms.TextInput(attrs={"class": "wide"})

    arabic = for_language(original, "ar")

    assert arabic.attrs == {"class": "wide", "lang": "ar", "dir": "rtl"}
    assert original.attrs == {"class": "wide"}


def test_the_editor_speaks_the_language_of_the_interface():
    widget = for_language(RichTextWidget(), "en")

    with translation.override("ar"):
        context = widget.get_context("body", "", {})

    assert '"language": "ar"' in context["widget"]["config"]
    assert '"contentsLanguage": "en"' in context["widget"]["config"]


def test_migrations_know_text_fields_only(release):
    state = ProjectState()
    state.add_model(ModelState.from_model(release))

    changes = MigrationAutodetector(ProjectState(), state)._detect_changes()

    written = MigrationWriter(changes["tests"][0]).as_string()
    assert written.count("models.TextField(") == 4
    assert "richtext" not in written
    assert "ckeditor" not in written
