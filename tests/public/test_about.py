"""The pages that say by which rules the office publishes, and how to reach it."""

import pytest


@pytest.mark.parametrize("path", ["/ar/about/", "/en/about/", "/ar/about/corrections/", "/en/about/corrections/"])
def test_the_rules_stand_in_both_languages_and_lead_on(visit, client, path):
    page = visit(path)

    inside = {a["href"] for a in page.find("a") if a["href"].startswith("/")}
    assert page.status == 200
    assert {address: client.get(address).status_code for address in inside} == dict.fromkeys(inside, 200)


@pytest.mark.parametrize("path", ["/en/", "/en/releases/", "/en/about/"])
def test_every_page_leads_to_the_rules(visit, path):
    addresses = {a["href"] for a in visit(path).find("a")}

    assert {"/en/about/", "/en/about/corrections/", "/en/api/"} <= addresses


def test_the_office_can_be_reached_when_it_says_how(visit, settings):
    settings.NEWSROOM_PRESS_EMAIL, settings.NEWSROOM_PRESS_TELEPHONE = "press@example.org", "+32 2 555 01 00"

    addresses = {a["href"] for a in visit("/en/about/").find("a")}

    assert {"mailto:press@example.org", "tel:+3225550100"} <= addresses


def test_no_way_to_the_office_is_made_up(visit):
    assert "Contact" not in visit("/en/about/").words("h2")
