"""Every page of the desk in both interfaces: its own direction, and that of the words whatever the page's."""

import pytest

from tests.desk.conftest import PAST, address

pytestmark = pytest.mark.django_db

INTERFACES = [("ar", "rtl"), ("en", "ltr")]


@pytest.mark.parametrize(("language", "direction"), INTERFACES)
@pytest.mark.parametrize(
    "name", ["article_changelist", "article_add", "update_changelist", "topic_changelist", "topic_add"]
)
def test_pages_have_the_direction_of_their_interface(desk, editor, make_update, name, language, direction):
    make_update(at=PAST)

    page = desk.sit(editor).client.get(address(name, language=language)).content.decode()

    assert f'<html lang="{language}" dir="{direction}"' in page


@pytest.mark.parametrize(("language", "direction"), INTERFACES)
@pytest.mark.parametrize("name", ["article_change", "article_publishing"])
def test_pages_of_an_article_too(desk, editor, make_update, name, language, direction):
    article = make_update(at=PAST).article

    page = desk.sit(editor).client.get(address(name, article.pk, language=language)).content.decode()

    assert f'<html lang="{language}" dir="{direction}"' in page


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("code", "direction"), INTERFACES)
@pytest.mark.parametrize("field", ["title", "slug", "standfirst", "body"])
def test_fields_have_the_direction_of_their_words(desk, editor, make_article, language, code, direction, field):
    response = desk.sit(editor).client.get(address("article_change", make_article().pk, language=language))

    bound = response.context["adminform"].form[f"{field}_{code}"]
    widget = str(bound)
    assert f'lang="{code}"' in widget
    assert f'dir="{direction}"' in widget


def test_only_the_form_may_run_what_the_editor_writes(desk, editor, make_article):
    client, article = desk.sit(editor).client, make_article()

    forms = [client.get(address("article_add")), client.get(address("article_change", article.pk))]
    others = [
        client.get(address("article_changelist")),
        client.get(address("article_publishing", article.pk)),
        client.get(address("article_preview", article.pk, "ar")),
        client.get(address("topic_add")),
    ]

    assert all("script-src 'self' 'unsafe-inline'" in response["Content-Security-Policy"] for response in forms)
    assert not any("unsafe" in response["Content-Security-Policy"] for response in others)
