"""The house's walls, read from the source: who may import whom, and what stands in one place only."""

import ast
import re
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("newsroom", "articles", "events")
SOURCES = [
    path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")) if "migrations" not in path.parts
]
TEMPLATES = sorted((ROOT / "templates").rglob("*.*"))

# The settings, the addresses and the demo know every room; the admin site greets with the desk's own questions.
KNOW_ALL = ("newsroom/settings.py", "newsroom/urls.py", "newsroom/demo/", "newsroom/management/commands/demo.py")
# The rooms of the desk; whatever is not named here is public and may not know the working copy.
DESK = (
    *("articles/models.py", "articles/translation.py", "articles/apps.py", "articles/admin.py", "articles/desk/"),
    *("articles/workflow.py", "articles/publishing.py", "articles/readiness.py", "articles/snapshots.py"),
    *("articles/merging.py", "articles/verification.py", "articles/importing/", "articles/management/"),
    *("articles/attention.py", "articles/templatetags/attention.py"),
    *("articles/acts.py", "articles/editions.py", "articles/emergencies.py", "articles/restrictions.py"),
    *("articles/permissions.py", "articles/replacing.py", "articles/notifications.py"),
    *("articles/review_links.py", "articles/reasons.py"),
    *("articles/passages.py", "articles/remarks.py", "articles/remarking.py"),
    *("articles/letters.py", "articles/reminders.py"),
    *("articles/tasks.py", "articles/templatetags/desk_notifications.py"),
    *("articles/restoring.py", "articles/amending.py", "articles/binning.py", "articles/removing.py"),
    "articles/quick_fixes.py",
    *("articles/people.py", "articles/planning.py", "articles/circles.py"),
    "articles/rescheduling.py",
    *("articles/autosaves.py", "articles/presences.py"),
    *("articles/links/", "articles/templatetags/desk_links.py", "articles/templatetags/desk_words.py"),
)
PRIVATE_NAMES = {
    "Article",
    "Edition",
    "ArticleRevision",
    "Act",
    "Emergency",
    "Restriction",
    "Notification",
    "MailChoice",
    "Remark",
    "RemarkStep",
    "ReviewAnswer",
    "ReviewLink",
    "ImportedFile",
    "Autosave",
    "Presence",
}


def name_of(path):
    return path.relative_to(ROOT).as_posix()


def imports(path):
    """(module, imported name) pairs of a source file, imports inside functions included."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield from ((node.module, alias.name) for alias in node.names)


def offenders(paths, wrong):
    return [f"{name_of(path)}: {found}" for path in paths for found in wrong(path)]


@pytest.mark.parametrize(("room", "forbidden"), [("newsroom", {"articles", "events"}), ("events", {"articles"})])
def test_arrows_point_one_way(room, forbidden):
    paths = [
        path for path in SOURCES if name_of(path).startswith(f"{room}/") and not name_of(path).startswith(KNOW_ALL)
    ]

    assert paths
    assert not offenders(paths, lambda path: [m for m, _ in imports(path) if m.split(".")[0] in forbidden])


def test_nothing_public_imports_the_working_copy():
    public = [path for path in SOURCES if not name_of(path).startswith((*DESK, *KNOW_ALL))]

    assert len(public) > 100
    assert all((ROOT / name).exists() for name in DESK)
    assert not offenders(public, lambda path: [name for _, name in imports(path) if name in PRIVATE_NAMES])
    assert not offenders(
        public,
        lambda path: [
            m for m, _ in imports(path) if m.startswith(("articles.models", "articles.desk", "articles.permissions"))
        ],
    )


def test_only_publishing_makes_updates():
    def saves_updates(path):
        return re.findall(r"Update\.objects\.(?:create|bulk_create|get_or_create|update_or_create)", path.read_text())

    assert not offenders(SOURCES, saves_updates)


def test_language_suffixes_stand_in_translation_modules_only():
    def suffixes(path):
        return re.findall(
            r"\b(?:title|slug|standfirst|body|name|caption|alt_text|place|description|office|reason)_(?:ar|en)\b",
            path.read_text(),
        )

    assert not offenders([path for path in SOURCES if path.name != "translation.py"], suffixes)
    assert not offenders([path for path in TEMPLATES if path.suffix in {".html", ".xml", ".txt"}], suffixes)


def test_html_is_marked_safe_in_one_place():
    def marks(path):
        return re.findall(r"mark_safe\(|\|safe\b|autoescape off", path.read_text())

    places = {name_of(path) for path in [*SOURCES, *TEMPLATES] if path.suffix in {".py", ".html"} and marks(path)}

    assert places == {"newsroom/templatetags/richtext.py"}


def test_the_editor_is_imported_in_one_place():
    places = {
        name_of(path)
        for path in SOURCES
        if any(m.split(".")[0] in {"ckeditor", "ckeditor_uploader"} for m, _ in imports(path))
    }

    assert places == {"newsroom/richtext/fields.py"}


def test_templates_carry_no_script_or_style_of_their_own():
    def inline(path):
        return re.findall(
            r"<style\b|\sstyle=|\son\w+=\"|<script(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)[^>]*>",
            path.read_text(),
        )

    assert not offenders([path for path in TEMPLATES if path.suffix == ".html"], inline)


def test_nothing_is_loaded_from_another_host():
    paths = [
        *TEMPLATES,
        *(
            path
            for path in (ROOT / "newsroom" / "static").rglob("*")
            if path.suffix in {".css", ".js"} and "vendor" not in path.parts
        ),
    ]

    assert not offenders(
        paths,
        lambda path: re.findall(
            r"(?:src|href)=[\"']https?://[^\"']+|url\([\"']?https?:[^)]+|@import[^;]+", path.read_text()
        ),
    )


def test_stylesheets_know_no_left_and_right():
    physical = (
        r"(?<![-\w])(?:(?:margin|padding|border)-(?:left|right)|(?:left|right)\s*:"
        r"|text-align:\s*(?:left|right)|float:\s*(?:left|right))"
    )
    paths = [path for path in (ROOT / "newsroom" / "static").rglob("*.css") if "vendor" not in path.parts]

    assert paths
    assert not offenders(paths, lambda path: re.findall(physical, path.read_text()))


def test_no_module_is_a_drawer_for_everything():
    drawers = {"utils", "helpers", "common", "base", "misc", "services"}
    allowed = {"newsroom/postgres/base.py"}  # Django looks a database backend up by this name

    assert {name_of(path) for path in SOURCES if path.stem in drawers} <= allowed


@pytest.mark.django_db
def test_migrations_are_complete():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_migrations_know_only_text_where_the_editor_writes():
    migrations = [path for package in PACKAGES for path in (ROOT / package).rglob("migrations/*.py")]

    assert len(migrations) > 5
    assert not offenders(migrations, lambda path: re.findall(r"ckeditor|RichText", path.read_text()))
