"""The frame of the desk: two languages, the way between them, and signing in."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

from newsroom.admin_site import in_language
from tests.conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, administrator):
    client.force_login(administrator)
    return client


def switch_of(response):
    return [(other["code"], other["address"]) for other in response.context["other_languages"]]


@pytest.mark.parametrize(
    ("address", "code", "same"),
    [
        ("/ar/admin/", "en", "/en/admin/"),
        (
            "/en/admin/events/conference/?q=doha&status__exact=held",
            "ar",
            "/ar/admin/events/conference/?q=doha&status__exact=held",
        ),
        (
            "/ar/admin/events/conference/?q=%D9%82%D8%B7%D8%B1",
            "en",
            "/en/admin/events/conference/?q=%D9%82%D8%B7%D8%B1",
        ),
        (
            "/ar/admin/login/?next=/ar/admin/events/conference/7/change/",
            "en",
            "/en/admin/login/?next=/en/admin/events/conference/7/change/",
        ),
        ("/ar/admin/login/?next=https://example.org/", "en", "/en/admin/login/?next=https%3A//example.org/"),
    ],
    ids=["index", "query", "arabic query", "where it leads on", "a foreign host is left as it is"],
)
def test_the_same_page_in_another_language(address, code, same):
    with translation.override(address[1:3]):
        assert in_language(address, code) == same


@pytest.mark.parametrize("kind", ["changelist", "add"])
def test_the_switch_stays_on_the_page(desk, kind):
    address = reverse(f"admin:events_participant_{kind}") + "?kind__exact=country"

    response = desk.get(address)

    ((code, other),) = switch_of(response)
    assert (code, other) == ("en", "/en" + address[3:])
    assert '<a href="{}" hreflang="en" lang="en" dir="ltr">English</a>'.format(other.replace("&", "&amp;")) in (
        response.content.decode()
    )
    assert desk.get(other).status_code == 200


@pytest.mark.parametrize(("code", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_desk_speaks_the_language_of_its_address(desk, code, direction):
    page = desk.get(f"/{code}/admin/").content.decode()

    assert f'<html lang="{code}" dir="{direction}">' in page
    assert f'<a href="/{code}/">' in page  # the public site


def test_the_page_for_signing_in_has_the_switch_too(client):
    response = client.get("/ar/admin/login/?next=/ar/admin/auth/user/")

    assert switch_of(response) == [("en", "/en/admin/login/?next=/en/admin/auth/user/")]


def test_five_wrong_passwords_close_the_door_with_a_page_in_every_language(client, editor):
    wrong = {"username": editor.username, "password": "wrong"}
    answers = [client.post("/en/admin/login/", wrong) for _attempt in range(6)]

    right = client.post("/en/admin/login/", {"username": editor.username, "password": PASSWORD})

    page = answers[-1].content.decode()
    assert [answers[-1].status_code, right.status_code] == [429, 429]
    assert re.search(r'<section lang="ar" dir="rtl">', page)
    assert re.search(r'<section lang="en" dir="ltr">\s*<h1>Too many attempts</h1>', page)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)


@pytest.mark.parametrize("address", ["", "login/", "auth/user/", "auth/user/add/", "auth/group/"])
def test_no_page_of_the_frame_needs_inline_style_or_script_or_another_host(desk, address):
    html = desk.get(f"/ar/admin/{address}", follow=True).content.decode()

    assert " style=" not in html
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", html)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', html)


def test_the_search_field_has_its_name_in_the_language_of_the_page(desk):
    page = desk.get("/ar/admin/events/conference/").content.decode()

    assert 'for="searchbar">ابحث</label>' in page
    assert "Search" not in page


def test_pages_of_the_desk_name_the_mark_of_the_house(desk):
    assert 'rel="icon"' in desk.get("/en/admin/").content.decode()
