"""Releases as plain text, for those who paste them elsewhere."""

import datetime as dt

import pytest

from articles.plain_text import of_html
from articles.publishing import remove, withdraw
from tests.conftest import NOW

HOUR = dt.timedelta(hours=1)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("<p>One<br>two</p>", "One\ntwo"),
        ("<h2>Head</h2><p>Text</p>", "Head\n\nText"),
        ("<ul><li>One</li><li>Two</li></ul><p>End</p>", "• One\n• Two\n\nEnd"),
        ('<ol start="3"><li>One</li><li>Two</li></ol>', "3. One\n4. Two"),
        ("<ul><li>One<ul><li>Inner</li></ul></li><li>Two</li></ul>", "• One\n• Inner\n• Two"),
        ('<p>See <a href="https://a.example/x">this</a>.</p>', "See this (\u2066https://a.example/x\u2069)."),
        ('<p>The <span lang="ar">الناتو</span> met</p>', "The \u2067الناتو\u2069 met"),
        ("<p>A <bdi>x</bdi> b</p>", "A \u2068x\u2069 b"),
        ("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>", "A | B\n1 | 2"),
        ("<p>5 &lt; 6 &amp;  7</p>", "5 < 6 & 7"),
        ("", ""),
    ],
    ids=[
        "paragraphs",
        "break",
        "heading",
        "list",
        "numbers",
        "nested",
        "link",
        "language",
        "bdi",
        "table",
        "entities",
        "none",
    ],
)
def test_markup_becomes_lines(html, expected):
    assert of_html(html, "en") == expected


def test_a_release_can_be_taken_as_text(client, make_article, make_update):
    update = make_update(make_article(reference="2011/015"), standfirst_ar="افتُتح في الدوحة.")

    response = client.get(f"/ar/releases/{update.slug}.txt")

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    parts = response.content.decode().split("\n\n")
    assert parts[1] == "مؤتمر في الدوحة"
    assert "\u20682011/015\u2069" in parts[0]
    assert parts[-1].startswith("\u2066http://testserver/ar/releases/")


def test_a_withdrawn_text_begins_with_the_reason(client, make_article, make_update):
    article = make_article()
    update = make_update(article)
    withdraw(article=article, notes={"ar": "لم يعد صحيحًا."}, by=None, at=NOW + HOUR)

    response = client.get(f"/ar/releases/{update.slug}.txt")

    assert response.content.decode().split("\n\n")[1] == "لم يعد صحيحًا."
    assert response.headers["X-Robots-Tag"] == "noindex"


def test_a_removed_text_leaves_only_the_reason(client, make_article, make_update):
    article = make_article()
    update = make_update(article)
    remove(article=article, notes={"ar": "حُذف."}, by=None, at=NOW + HOUR)

    response = client.get(f"/ar/releases/{update.slug}.txt")

    assert (response.status_code, response.content.decode()) == (410, "حُذف.\n")


def test_nothing_is_given_before_its_second(client, make_update, today):
    update = make_update(at=today + dt.timedelta(seconds=1))

    assert client.get(f"/ar/releases/{update.slug}.txt").status_code == 404


def test_an_old_address_leads_to_the_text(client, make_article, make_update):
    article = make_article()
    old = make_update(article)
    make_update(article, kind="update", note="زيادة.", at=NOW + HOUR, slug_ar="عنوان-جديد")

    response = client.get(f"/ar/releases/{old.slug}.txt", follow=True)

    assert response.status_code == 200
    assert len(response.redirect_chain) == 1
