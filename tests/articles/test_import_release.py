"""The command that takes releases in: drafts by default, history on request, exit codes for machines."""

import datetime as dt
import html
import json
import zoneinfo
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles.models import Article, ImportedFile, Update

pytestmark = pytest.mark.django_db

SEED = Path(__file__).resolve().parents[2] / "fixtures" / "release-ar.txt"
ENGLISH = """Workshop on harbour safety opens

• 3 May 2012 -
• |
• Last updated: 4 May 2012 10:15

Officials from nine ports met today to compare how they report accidents at sea.

The first session looked at radio procedures. It will be followed by an exercise in the old harbour.

The second session is held tomorrow in the same place, and its results will be published.
"""


def run(*arguments):
    """The exit code of the command."""
    try:
        call_command("import_release", *map(str, arguments))
    except SystemExit as end:
        return end.code
    return 0


@pytest.fixture
def english(tmp_path):
    path = tmp_path / "harbour.txt"
    path.write_text(ENGLISH)
    return path


def test_the_seed_becomes_a_draft_and_nothing_is_public(capsys):
    assert run(SEED) == 0

    article = Article.objects.get()
    assert article.title_ar == "حلف الناتو يدعو الشركاء للنظر إلى الأمن بطريقة جديدة تماماً"
    assert article.original_language == "ar"
    assert not article.title_en
    assert not Update.objects.exists()
    assert "imported" in capsys.readouterr().out


def test_the_seed_published_comes_out_as_its_page(client):
    assert run(SEED, "--publish") == 0

    first, second = Update.objects.order_by("number")
    assert (first.kind, first.published_on) == ("first", dt.date(2011, 2, 15))
    assert (
        timezone.localtime(second.published_at, zoneinfo.ZoneInfo("Europe/Brussels")).isoformat()
        == "2011-09-19T17:03:00+02:00"
    )
    page = client.get(f"/ar/releases/{second.slug}/").content.decode()
    lines = [line.strip() for line in SEED.read_text().splitlines() if len(line) > 55]
    assert len(lines) == 6
    for line in lines:
        assert " ".join(line.split()) in " ".join(html.unescape(page).split())
    assert 'lang="en"' in page.split("NATO Permanent Representatives attending a workshop.")[0][-60:]
    assert 'dir="ltr"' in page.split("NATO Permanent Representatives attending a workshop.")[0][-60:]
    assert "15 فبراير 2011" in page
    assert "19 سبتمبر 2011، 17:03" in page
    assert "00:00" not in page


def test_the_same_file_twice_changes_nothing(capsys):
    run(SEED, "--publish")
    before = (Article.objects.count(), Article.objects.get().revisions.count(), Update.objects.count())

    assert run(SEED, "--publish") == 0

    assert (Article.objects.count(), Article.objects.get().revisions.count(), Update.objects.count()) == before
    assert "unchanged" in capsys.readouterr().out


def test_other_bytes_from_the_same_source_are_a_new_revision_of_the_draft(english, capsys):
    run(english, "--source", "https://archive.example.org/harbour")
    english.write_text(ENGLISH.replace("nine ports", "ten ports"))

    assert run(english, "--source", "https://archive.example.org/harbour") == 0

    article = Article.objects.get()
    assert article.revisions.count() == 2
    assert "ten ports" in article.standfirst_en
    told = capsys.readouterr().out
    assert "revised" in told
    assert "-Officials from nine ports met" in told
    assert "+Officials from ten ports met" in told
    assert ImportedFile.objects.count() == 2


def test_what_an_editor_wrote_meanwhile_is_left_alone_and_said_so(english, capsys):
    source = "https://archive.example.org/harbour"
    run(english, "--source", source)
    article = Article.objects.get()
    article.standfirst_en = "Nine ports met today."
    article.save()
    english.write_text(ENGLISH.replace("nine ports", "ten ports").replace("old harbour", "new harbour"))

    assert run(english, "--source", source) == 3

    article.refresh_from_db()
    assert article.standfirst_en == "Nine ports met today."
    assert "new harbour" in article.body_en
    assert "Left as an editor wrote it: standfirst." in capsys.readouterr().out


def test_other_bytes_from_nowhere_in_particular_are_another_article(english):
    run(english)
    english.write_text(ENGLISH.replace("nine ports", "ten ports"))

    run(english)

    assert Article.objects.count() == 2


def test_an_english_text_of_the_same_shape_comes_in(english):
    assert run(english, "--publish", "--zone", "Asia/Qatar") == 0

    update = Update.objects.order_by("number").last()
    assert (update.language, update.title) == ("en", "Workshop on harbour safety opens")
    assert update.published_at == dt.datetime(2012, 5, 4, 10, 15, tzinfo=zoneinfo.ZoneInfo("Asia/Qatar"))
    assert update.body.count("<p>") == 2


def test_a_dry_run_writes_nothing():
    assert run(SEED, "--dry-run") == 0

    assert not Article.objects.exists()
    assert not ImportedFile.objects.exists()


def test_a_bad_file_never_stops_the_others(tmp_path, english, capsys):
    binary = tmp_path / "picture.txt"
    binary.write_bytes(bytes(range(256)) * 20)

    assert run(binary, tmp_path / "missing.txt", english) == 1

    told = capsys.readouterr().out
    assert [line.split()[0] for line in told.splitlines() if line and not line.startswith(" ")][:3] == [
        "refused",
        "failed",
        "imported",
    ]
    assert Article.objects.count() == 1


def test_a_text_without_a_date_needs_review_and_is_not_published(tmp_path, capsys):
    path = tmp_path / "undated.txt"
    path.write_text("A title without a date\n\n" + ENGLISH.split("\n\n", 2)[2])

    assert run(path, "--publish") == 3

    assert Article.objects.exists()
    assert not Update.objects.exists()
    assert "Not published" in capsys.readouterr().out


def test_a_refused_text_says_why(tmp_path, capsys):
    path = tmp_path / "empty.txt"
    path.write_text("  \n")

    assert run(path) == 4

    assert "refused" in capsys.readouterr().out
    assert not Article.objects.exists()


def test_machines_get_the_report_as_json(capsys):
    run(SEED, "--json")

    (row,) = json.loads(capsys.readouterr().out)
    assert row["published"]["value"] == "2011-02-15"
    assert row["updated"]["zone_assumed"] is True
    assert (row["outcome"], row["exit"]) == ("imported", 0)


def test_a_doubtful_text_is_not_published_even_when_asked(tmp_path):
    path = tmp_path / "doubtful.txt"
    path.write_text(ENGLISH.replace("3 May 2012", "03/05/2012").replace("• Last updated: 4 May 2012 10:15\n", ""))

    assert run(path, "--publish") == 3

    assert not Update.objects.exists()
