"""Each safeguard that makes up for the silenced warning about CKEditor 4 is missed when it is gone."""

import pytest
from ckeditor.fields import RichTextField as UncleanedField
from django.core.checks import run_checks
from django.db import models
from django.test.utils import isolate_apps
from django.urls import include, path

from newsroom.richtext import checks, editor
from newsroom.richtext.fields import RichTextField


class ForgetfulField(RichTextField):
    """Cleans what is validated, and stores what it is given."""

    def get_db_prep_save(self, value, connection):
        return value


def found(check):
    return [error.id for error in check(None)]


@pytest.fixture
def model_with():
    def make(field):
        with isolate_apps("tests") as apps:

            class Release(models.Model):
                body = field

                class Meta:
                    app_label = "tests"

                def __str__(self):
                    return self.body

        return apps

    return make


def test_every_safeguard_of_the_project_stands():
    assert [error for error in run_checks(tags=["security"]) if error.id.startswith("newsroom.E01")] == []


@pytest.mark.parametrize("field", [UncleanedField(), ForgetfulField()], ids=["the editor's own", "cleaning taken out"])
def test_a_field_that_does_not_clean_is_an_error(monkeypatch, model_with, field):
    monkeypatch.setattr(checks, "apps", model_with(field))

    assert found(checks.rich_text_is_cleaned_on_its_way_into_the_database) == ["newsroom.E011"]


def test_a_field_that_cleans_is_none(monkeypatch, model_with):
    monkeypatch.setattr(checks, "apps", model_with(RichTextField()))

    assert found(checks.rich_text_is_cleaned_on_its_way_into_the_database) == []


@pytest.mark.parametrize(
    "change",
    [{"removePlugins": "image"}, {"extraPlugins": "image2,iframe"}],
    ids=["not removed", "added again"],
)
def test_a_forbidden_plugin_is_an_error(monkeypatch, change):
    configuration = editor.configuration
    monkeypatch.setattr(editor, "configuration", lambda language: configuration(language) | change)

    assert found(checks.the_editor_runs_without_its_forbidden_plugins) == ["newsroom.E012"]


def test_installed_upload_views_are_an_error(monkeypatch):
    monkeypatch.setattr(checks.apps, "is_installed", lambda name: name == "ckeditor_uploader")

    assert found(checks.uploads_of_the_editor_are_not_reachable) == ["newsroom.E013"]


def test_mounted_upload_views_are_an_error(settings):
    settings.CKEDITOR_UPLOAD_PATH = "uploads/"

    class Addresses:
        urlpatterns = [path("desk/", include([path("editor/", include("ckeditor_uploader.urls"))]))]

    settings.ROOT_URLCONF = Addresses

    assert found(checks.uploads_of_the_editor_are_not_reachable) == ["newsroom.E013"]


def test_a_missing_policy_middleware_is_an_error(settings):
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.startswith("csp.")]

    assert found(checks.pages_are_under_a_content_security_policy) == ["newsroom.E014"]


@pytest.mark.parametrize(
    "policy",
    [None, {}, {"DIRECTIVES": {}}, {"DIRECTIVES": {"script-src": ["'self'", "'unsafe-inline'"]}}],
    ids=["none", "empty", "no directives", "inline scripts"],
)
def test_a_policy_that_does_not_confine_scripts_is_an_error(settings, policy):
    settings.CONTENT_SECURITY_POLICY = policy

    assert found(checks.pages_are_under_a_content_security_policy) == ["newsroom.E014"]
