import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import override_settings
from django.urls import path
from django.utils.translation import override

from newsroom import urls, views


def fails(request):
    raise ZeroDivisionError


def refuses(request):
    raise PermissionDenied


urlpatterns = [path("ar/fails/", fails), path("en/refuses/", refuses), *urls.urlpatterns]
handler403, handler404 = views.not_permitted, views.not_found


@pytest.mark.parametrize(("code", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_a_page_that_is_not_there_speaks_the_language_of_its_address(visit, code, direction):
    page = visit(f"/{code}/nothing/")

    assert (page.status, page.is_hidden) == (404, True)
    assert page.find("html") == [{"lang": code, "dir": direction}]
    assert page.switch == {other: f"/{other}/" for other in {"ar", "en"} - {code}}


@override_settings(ROOT_URLCONF=__name__)
def test_a_refusal_has_a_page(visit):
    page = visit("/en/refuses/")

    assert page.status == 403
    assert page.words("h1") == ["You may not open this page"]


def test_a_request_that_cannot_be_read_is_answered_in_both_languages(client, settings):
    settings.ALLOWED_HOSTS = ["newsroom.example"]

    response = client.get("/en/", headers={"host": "elsewhere.example"})

    page = response.content.decode()
    assert response.status_code == 400
    assert [
        page.count(f'<div class="message" {marks}>') for marks in ('lang="ar" dir="rtl"', 'lang="en" dir="ltr"')
    ] == [1, 1]
    assert "We did not understand this request" in page
    assert "newsroom/newsroom.css" in page


@override_settings(ROOT_URLCONF=__name__)
def test_a_failure_has_a_page_that_asks_nothing_of_the_database(client, django_assert_num_queries, db):
    client.raise_request_exception = False

    with django_assert_num_queries(0):
        response = client.get("/ar/fails/")

    assert response.status_code == 500
    assert '<html lang="ar" dir="rtl">' in response.content.decode()


@pytest.mark.parametrize(("code", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_page_of_a_failure_needs_no_request(code, direction):
    with override(code):
        page = render_to_string("500.html")

    assert f'<html lang="{code}" dir="{direction}">' in page
