"""Every route with every role: who is let in, who is sent to sign in, who is refused. A new route must take its place here."""

import pytest
from django.urls import get_resolver, reverse

pytestmark = pytest.mark.django_db

EVERYBODY = {"anonymous", "stranger", "reporter", "translator", "editor", "administrator"}
STAFF = EVERYBODY - {"anonymous"}
DESK = {"reporter", "translator", "editor", "administrator"}
WRITERS = {"reporter", "editor", "administrator"}
PUBLISHERS = {"editor", "administrator"}
ADMINISTRATORS = {"administrator"}
NOBODY = set()

PUBLIC = {
    "root", "home", "preferences", "offline", "manifest", "service-worker", "health-live", "health-ready", "images:serve",
    "articles:releases", "articles:release", "articles:updates", "articles:update", "articles:changes",
    "articles:parallel", "articles:corrections", "articles:topics", "articles:topic",
    "articles:picture", "articles:picture-download",
    "articles:search", "articles:suggestions", "articles:archive", "articles:archive-year", "articles:archive-month",
    "articles:archive-kind",
    "about", "corrections-policy", "articles:release-text", "api-docs", "api:root", "api:openapi",
    "api:releases", "api:release", "api:release-updates", "api:release-ninjs", "api:updates", "api:update",
    "api:conferences", "api:conference", "api:participants", "api:participant", "api:topics", "api:topic",
    "api:images", "api:image",
    "feeds", "feed", "feed-of", "robots", "sitemap", "sitemap-news", "sitemap-section",
    "events:conferences", "events:conference", "events:month", "events:participants", "events:participant",
    "events:conferences-calendar", "events:conference-calendar", "events:participant-calendar", "articles:topic-calendar",
}  # fmt: skip

# Who may open the pages of the admin: list, add, change (and history), delete.
MODELS = {
    "articles_article": (DESK, WRITERS, DESK, PUBLISHERS),
    "articles_topic": (DESK, PUBLISHERS, DESK, PUBLISHERS),
    "articles_update": (DESK, NOBODY, DESK, NOBODY),
    "articles_importedfile": (ADMINISTRATORS, NOBODY, ADMINISTRATORS, NOBODY),
    "events_conference": (DESK, PUBLISHERS, DESK, PUBLISHERS),
    "events_participant": (DESK, PUBLISHERS, DESK, PUBLISHERS),
    "images_image": (DESK, WRITERS, DESK, PUBLISHERS),
    "search_wordfamily": (DESK, PUBLISHERS, DESK, PUBLISHERS),
    "auth_user": (ADMINISTRATORS, ADMINISTRATORS, ADMINISTRATORS, ADMINISTRATORS),
    "auth_group": (ADMINISTRATORS, ADMINISTRATORS, ADMINISTRATORS, ADMINISTRATORS),
}
ACTIONS = ("changelist", "add", "change", "delete")

ADMIN = {
    "style": STAFF,
    "admin:index": STAFF,
    "admin:guide": STAFF,
    "admin:password_change": STAFF,
    "admin:password_change_done": STAFF,
    "admin:jsi18n": STAFF,
    "admin:auth_user_password_change": ADMINISTRATORS,
    "admin:articles_article_preview": DESK,
    "admin:articles_article_previews": DESK,
    "admin:articles_article_frame": DESK,
    "admin:articles_article_publishing": PUBLISHERS,
    "admin:articles_article_fix": PUBLISHERS,
    "admin:articles_notifications": DESK,
    "admin:articles_article_version": DESK,
    "admin:articles_article_timeline": DESK,
    "admin:articles_update_amend": ADMINISTRATORS,
    "admin:articles_article_bin": DESK,
    "admin:articles_article_links": DESK,
    "admin:articles_article_purge": PUBLISHERS,
    "admin:articles_article_restore": DESK,
    "admin:articles_article_circle": WRITERS,
    "admin:articles_article_calendar": DESK,
    "admin:articles_article_agenda": DESK,
    "admin:articles_article_restricted": ADMINISTRATORS,
    "admin:articles_article_lift": ADMINISTRATORS,
    **{
        f"admin:{model}_{action}": roles
        for model, row in MODELS.items()
        for action, roles in zip(ACTIONS, row, strict=True)
    },
    **{f"admin:{model}_history": row[2] for model, row in MODELS.items()},
}

# Routes that only take posts, or that have tests of their own beside the thing they serve.
ELSEWHERE = {
    "share-picture", "articles:share-picture", "events:share-picture", "api-nothing", "api:api-root",
    "articles:choose-changes", "remember-language",
    "admin:login", "admin:logout", "admin:autocomplete", "admin:view_on_site", "admin:app_list",
    "admin:articles_article_notice",
    "admin:articles_article_cancel", "admin:articles_article_review", "admin:articles_article_confirm",
    "admin:articles_notification", "admin:articles_letters", "admin:articles_article_link", "admin:articles_article_revoke",
    "admin:articles_article_remarks", "admin:articles_article_remark",
    "admin:articles_article_autosave", "admin:articles_article_discard", "admin:articles_article_presence",
    "admin:articles_article_kept",
    "review", "admin:articles_article_compare", "admin:articles_article_recover", "admin:articles_article_bulk", "admin:?", "?",
    "admin:articles_article_plan", "admin:articles_article_gate", "admin:articles_article_move",
}  # fmt: skip


def routes(patterns=None, spaces=()):
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if hasattr(pattern, "url_patterns"):
            space = (pattern.namespace,) if getattr(pattern, "namespace", None) else ()
            yield from routes(pattern.url_patterns, (*spaces, *space))
        else:
            yield ":".join((*spaces, pattern.name or "?"))


@pytest.fixture
def things(make_article, make_update, make_conference, make_image, make_user):
    """One of everything, and the arguments that lead to it."""
    from articles.models import ImportedFile, Restriction, Topic
    from events.models import Participant, Participation
    from newsroom.search.models import WordFamily

    topic = Topic.objects.create(slug="energy", name_ar="الطاقة", name_en="Energy")
    conference = make_conference()
    participant = Participant.objects.create(slug="qatar", kind="country", name_ar="قطر", name_en="Qatar")
    Participation.objects.create(conference=conference, participant=participant, role="host")
    image = make_image()
    article = make_article(conference=conference, lead_image=image)
    article.topics.add(topic)
    closed = make_article()
    Restriction.objects.create(article=closed, person=make_user("insider"))
    update = make_update(article, note="ملاحظة")
    make_update(article, language="en")
    drafted = make_update().article
    drafted.title_ar = "مسودة"
    drafted.save()
    imported = ImportedFile.objects.create(
        article=article,
        language="ar",
        sha256="0" * 64,
        content=b"",
        importer_version="1",
        report={},
        imported_at=update.published_at,
    )
    user = make_user("somebody")
    group = user.groups.create(name="somegroup")
    family = WordFamily.objects.create(language="en", words="defence, defense")
    ids = {
        "articles_article": article, "articles_topic": topic, "articles_update": update, "articles_importedfile": imported,
        "events_conference": conference, "events_participant": participant, "images_image": image, "auth_user": user,
        "auth_group": group, "search_wordfamily": family,
    }  # fmt: skip
    return {
        "articles:release": {"slug": update.slug},
        "articles:release-text": {"slug": update.slug},
        **dict.fromkeys(("api:release", "api:release-updates", "api:release-ninjs"), {"id": update.article_id}),
        "api:update": {"id": update.pk},
        "api:conference": {"id": conference.slug},
        "api:participant": {"id": "qatar"},
        "api:topic": {"id": "energy"},
        "api:image": {"id": image.token},
        "articles:updates": {"slug": update.slug},
        "articles:update": {"slug": update.slug, "number": 1},
        "feed": {"of": "releases", "form": "atom"},
        "feed-of": {"of": "topics", "slug": "energy", "form": "json"},
        "sitemap-section": {"name": "pages", "number": 0},
        "articles:changes": {"slug": update.slug, "older": 1, "newer": 1},
        "articles:parallel": {"slug": update.slug},
        "articles:topic": {"slug": "energy"},
        "articles:archive-year": {"year": 2026},
        "articles:archive-month": {"year": 2026, "month": 5},
        "articles:archive-kind": {"kind": "release"},
        "articles:picture": {"token": image.token},
        "articles:picture-download": {"token": image.token, "name": "original.jpg"},
        "events:conference": {"slug": conference.slug},
        "events:participant": {"slug": "qatar"},
        "events:month": {"year": 2011, "month": 2},
        "events:conference-calendar": {"slug": conference.slug},
        "events:participant-calendar": {"slug": "qatar"},
        "articles:topic-calendar": {"slug": "energy"},
        "images:serve": {"token": image.token, "name": image.file.name.rpartition("/")[2]},
        "admin:auth_user_password_change": {"id": user.pk},
        "admin:articles_article_preview": {"object_id": article.pk, "language": "ar"},
        "admin:articles_article_previews": {"object_id": article.pk},
        "admin:articles_article_frame": {"object_id": article.pk, "language": "ar"},
        "admin:articles_article_publishing": {"object_id": article.pk},
        "admin:articles_article_fix": {"object_id": drafted.pk, "language": "ar"},
        "admin:articles_update_amend": {"object_id": update.pk},
        "admin:articles_article_purge": {"object_id": make_article(binned_at=update.published_at).pk},
        "admin:articles_article_version": {"object_id": article.pk, "key": f"u{update.pk}"},
        "admin:articles_article_timeline": {"object_id": article.pk},
        "admin:articles_article_restore": {"object_id": article.pk, "key": f"r{update.revision_id}", "language": "en"},
        "admin:articles_article_circle": {"object_id": article.pk},
        "admin:articles_article_lift": {"object_id": closed.pk},
        **{
            f"admin:{model}_{action}": {"object_id": thing.pk}
            for model, thing in ids.items()
            for action in ("change", "delete", "history")
        },
        # What was published or took part cannot be deleted at all; these can.
        "admin:articles_article_delete": {"object_id": make_article().pk},
        "admin:events_conference_delete": {"object_id": make_conference("unused", published_at=None).pk},
        "admin:events_participant_delete": {"object_id": Participant.objects.create(slug="oman", kind="country").pk},
        "admin:articles_topic_delete": {"object_id": Topic.objects.create(slug="unused").pk},
        "admin:images_image_delete": {"object_id": make_image().pk},
    }


def test_every_route_has_its_place_in_this_table():
    assert set(routes()) == PUBLIC | set(ADMIN) | ELSEWHERE


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_who_is_let_in(role, request, client, make_user, things):
    if role == "stranger":
        client.force_login(make_user("stranger"))
    elif role != "anonymous":
        client.force_login(request.getfixturevalue(role))

    wrong = {}
    for name in sorted(PUBLIC | set(ADMIN)):
        status = client.get(reverse(name, kwargs=things.get(name))).status_code
        expected = 200 if name in PUBLIC or role in ADMIN[name] else 302 if role == "anonymous" else 403
        if status != (302 if name == "root" else expected):
            wrong[name] = status

    assert wrong == {}
