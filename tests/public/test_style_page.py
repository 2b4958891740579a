"""Who may open the style page; what it shows is looked at in tests/browser/test_style_page.py."""

import pytest
from django.contrib.auth import get_user_model

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("code", ["ar", "en"])
def test_readers_are_sent_to_sign_in(client, code):
    response = client.get(f"/{code}/style/")

    assert response.status_code == 302
    assert response["Location"] == f"/{code}/admin/login/?next=/{code}/style/"


def test_who_is_signed_in_but_not_of_the_desk_is_refused(client):
    client.force_login(get_user_model().objects.create_user("visitor"))

    assert client.get("/en/style/").status_code == 403


@pytest.mark.parametrize("code", ["ar", "en"])
def test_it_is_kept_by_nobody_and_found_by_nobody(client, visit, reporter, code):
    client.force_login(reporter)

    page = visit(f"/{code}/style/")

    assert page.status == 200
    assert page.is_hidden
    assert "no-store" in client.get(f"/{code}/style/")["Cache-Control"]


def test_it_needs_no_row_of_the_database(client, reporter, django_assert_num_queries):
    client.force_login(reporter)
    client.get("/en/style/")

    with django_assert_num_queries(2):  # the session and its user
        client.get("/en/style/")
