"""Two people, one article: nothing that either typed is lost, and no conflict is decided by chance."""

import pytest

from articles.models import Edition, Topic
from tests.desk.conftest import filled

pytestmark = pytest.mark.django_db


def on_screen(response, name):
    """What the screen of conflicts shows of a field, as markup."""
    return response.content.decode().partition(f'id="conflict-{name}"')[2].partition('class="conflict"')[0]


@pytest.fixture
def article(make_article):
    return make_article(standfirst_ar="فقرة", standfirst_en="Paragraph")


def test_two_people_in_two_languages_never_conflict(desk, article, editor, translator):
    mine = desk.sit(editor).open(article)
    theirs = desk.sit(translator).open(article)

    desk.sit(editor).send(article, mine, title_ar="أول", body_ar="<p>أول</p>")
    response = desk.sit(translator).send(article, theirs, title_en="First", body_en="<p>First</p>")

    article.refresh_from_db()
    assert response.status_code == 302
    assert [article.title_ar, article.body_ar] == ["أول", "<p>أول</p>"]
    assert [article.title_en, article.body_en] == ["First", "<p>First</p>"]


def test_changes_of_different_fields_both_survive(desk, article, editor, reporter):
    mine = desk.sit(reporter).open(article)
    desk.sit(editor).save(article, standfirst_ar="فقرة أخرى", kind="speech", reference="2011/015")

    response = desk.sit(reporter).send(article, mine, title_ar="عنوان آخر")

    article.refresh_from_db()
    assert response.status_code == 302
    assert (article.title_ar, article.standfirst_ar) == ("عنوان آخر", "فقرة أخرى")
    assert (article.kind, article.reference) == ("speech", "2011/015")


def test_a_conflict_shows_all_three_and_keeps_what_i_typed(desk, article, editor, reporter, errors):
    mine = desk.sit(reporter).open(article)
    desk.sit(editor).save(article, title_ar="عنوانها", standfirst_ar="فقرتها")

    response = desk.sit(reporter).send(article, mine, title_ar="عنواني")

    article.refresh_from_db()
    assert article.title_ar == "عنوانها"
    assert errors(response).keys() == {"title_ar"}
    shown = on_screen(response, "title_ar")
    assert all(words in shown for words in ("مؤتمر في الدوحة", "عنوانها", "عنواني"))
    assert "Saved meanwhile by <bdi>editor</bdi>" in shown
    assert 'lang="ar" dir="rtl"' in shown
    again = filled(response)
    assert (again["title_ar"], again["standfirst_ar"]) == ("عنواني", "فقرتها")


def test_saving_again_after_a_conflict_is_a_decision(desk, article, editor, reporter):
    mine = desk.sit(reporter).open(article)
    desk.sit(editor).save(article, title_ar="عنوانها", standfirst_ar="فقرتها")
    again = filled(desk.sit(reporter).send(article, mine, title_ar="عنواني"))

    response = desk.send(article, again)

    article.refresh_from_db()
    assert response.status_code == 302
    assert (article.title_ar, article.standfirst_ar) == ("عنواني", "فقرتها")


def test_the_same_words_twice_are_no_conflict(desk, article, editor, reporter):
    mine = desk.sit(reporter).open(article)
    desk.sit(editor).save(article, title_ar="واحد")

    assert desk.sit(reporter).send(article, mine, title_ar="واحد").status_code == 302


def test_shared_fields_conflict_too(desk, article, make_conference, editor, reporter, errors):
    doha, brussels = make_conference(), make_conference("brussels", name_en="Brussels conference")
    mine = desk.sit(reporter).open(article)
    desk.sit(editor).save(article, conference=str(doha.pk), kind="speech")

    response = desk.sit(reporter).send(article, mine, conference=str(brussels.pk), kind="statement")

    assert errors(response).keys() == {"conference", "kind"}
    assert "Brussels conference" in on_screen(response, "conference")
    assert "Speech" in on_screen(response, "kind")
    assert filled(response)["conference"] == str(brussels.pk)


def test_topics_of_both_survive(desk, article, editor, reporter):
    energy, trade, piracy = (Topic.objects.create(slug=slug) for slug in ("energy", "trade", "piracy"))
    article.topics.set([energy])
    mine = desk.sit(reporter).open(article)
    desk.sit(editor).save(article, topics=[str(energy.pk), str(trade.pk)])

    desk.sit(reporter).send(article, mine, topics=[str(piracy.pk)])

    assert set(article.topics.all()) == {trade, piracy}


def test_topics_survive_a_conflict_elsewhere(desk, article, editor, reporter):
    energy, trade = (Topic.objects.create(slug=slug) for slug in ("energy", "trade"))
    mine = desk.sit(reporter).open(article)
    desk.sit(editor).save(article, title_ar="عنوانها", topics=[str(energy.pk)])
    again = filled(desk.sit(reporter).send(article, mine, title_ar="عنواني", topics=[str(trade.pk)]))

    desk.send(article, again)

    assert set(article.topics.all()) == {energy, trade}


def test_a_translation_is_not_confirmed_against_words_its_writer_never_saw(desk, article, editor, translator, errors):
    mine = desk.sit(translator).open(article)
    desk.sit(editor).save(article, title_ar="عنوان أحدث")

    response = desk.sit(translator).send(article, mine, title_en="First", up_to_date=["en"])

    assert errors(response).keys() == {"up_to_date"}
    assert "أحدث" in on_screen(response, "title_ar")
    assert "decide-title_ar" not in response.content.decode()
    assert not Edition.objects.filter(article=article, language="en", based_on__isnull=False).exists()
    again = filled(response)
    assert again["title_en"] == "First"
    assert desk.send(article, again, up_to_date=["en"]).status_code == 302


@pytest.mark.parametrize("revision", ["", "999999999", "x"])
def test_a_form_without_its_revision_saves_nothing(desk, article, editor, revision):
    data = desk.sit(editor).open(article)

    response = desk.send(article, data, revision=revision, title_ar="آخر")

    article.refresh_from_db()
    assert response.status_code == 200
    assert article.title_ar == "مؤتمر في الدوحة"


def test_another_articles_revision_is_no_base(desk, article, make_article, editor):
    data = desk.sit(editor).open(article)

    response = desk.send(article, data, revision=str(make_article().latest_revision().pk), title_ar="آخر")

    assert response.status_code == 200
    assert "out of date" in response.content.decode()


def test_an_invalid_field_does_not_move_the_base_on(desk, article, editor, reporter):
    mine = desk.sit(reporter).open(article)
    desk.sit(editor).save(article, title_ar="عنوانها")

    response = desk.sit(reporter).send(article, mine, title_ar="عنواني", kind="no such kind")

    assert filled(response)["revision"] == mine["revision"]


PARAGRAPHS = "<p>واحد في الصباح.</p><p>اثنان في المساء.</p><p>ثلاثة في الليل.</p>"


def changed(old, new):
    return PARAGRAPHS.replace(old, new)


@pytest.fixture
def release(make_article):
    return make_article(body_ar=PARAGRAPHS)


@pytest.fixture
def collide(desk, editor, reporter):
    """Has the editor save one thing and the reporter, whose page is older, another; returns the answer to the reporter."""

    def collide(article, theirs, mine):
        opened = desk.sit(reporter).open(article)
        assert desk.sit(editor).save(article, **theirs).status_code == 302
        return desk.sit(reporter).send(article, opened, **mine)

    return collide


def test_two_people_in_two_paragraphs_do_not_conflict(collide, release):
    answer = collide(release, {"body_ar": changed("الصباح", "الفجر")}, {"body_ar": changed("المساء", "الظهر")})

    release.refresh_from_db()
    assert answer.status_code == 302
    assert release.body_ar == changed("الصباح", "الفجر").replace("المساء", "الظهر")


def test_in_one_paragraph_both_see_both_and_what_did_not_meet_is_brought_together(collide, release):
    theirs = changed("الصباح", "الفجر").replace("الليل", "السحر")

    answer = collide(release, {"body_ar": theirs}, {"body_ar": changed("الصباح", "الضحى")})

    release.refresh_from_db()
    assert release.body_ar == theirs
    assert all(word in on_screen(answer, "body_ar") for word in ("الصباح", "الفجر", "الضحى"))
    assert filled(answer)["body_ar"] == changed("الصباح", "الضحى").replace("الليل", "السحر")


@pytest.mark.parametrize(
    ("decision", "saved"),
    [
        ("mine", changed("الصباح", "الضحى").replace("الليل", "السحر")),
        ("theirs", changed("الصباح", "الفجر").replace("الليل", "السحر")),
        ("both", "<p>واحد في الضحى.</p>" + changed("الصباح", "الفجر").replace("الليل", "السحر")),
        ("nonsense", changed("الصباح", "الضحى").replace("الليل", "السحر")),
    ],
)
def test_a_body_is_decided_without_scripts(desk, collide, release, decision, saved):
    theirs = changed("الصباح", "الفجر").replace("الليل", "السحر")
    answer = collide(release, {"body_ar": theirs}, {"body_ar": changed("الصباح", "الضحى")})

    again = desk.send(release, filled(answer), **{"decide-body_ar": decision})

    release.refresh_from_db()
    assert again.status_code == 302
    assert release.body_ar == saved


@pytest.mark.parametrize(
    ("decision", "title", "standfirst"),
    [("mine", "عنواني", "فقرتي"), ("theirs", "عنوانها", "فقرتها"), ("both", "عنواني عنوانها", "فقرتي\nفقرتها")],
)
def test_plain_words_are_decided_without_scripts(desk, collide, article, decision, title, standfirst):
    theirs = {"title_ar": "عنوانها", "standfirst_ar": "فقرتها", "slug_ar": "hers"}
    answer = collide(article, theirs, {"title_ar": "عنواني", "standfirst_ar": "فقرتي", "slug_ar": "mine"})

    decided = {f"decide-{name}_ar": decision for name in ("title", "standfirst", "slug")}
    assert desk.send(article, filled(answer), **decided).status_code == 302

    article.refresh_from_db()
    assert (article.title_ar, article.standfirst_ar) == (title, standfirst)
    assert article.slug_ar == ("hers" if decision == "theirs" else "mine")


def test_a_choice_is_decided_without_scripts(desk, collide, article, make_conference):
    doha, brussels = make_conference(), make_conference("brussels")
    answer = collide(article, {"conference": str(doha.pk)}, {"conference": str(brussels.pk)})

    assert desk.send(article, filled(answer), **{"decide-conference": "theirs"}).status_code == 302

    article.refresh_from_db()
    assert article.conference == doha


def test_who_saves_while_another_decides_is_not_run_over(desk, collide, article, editor, reporter):
    answer = collide(article, {"title_ar": "عنوانها"}, {"title_ar": "عنواني"})
    desk.sit(editor).save(article, title_ar="عنوانها الثاني")

    again = desk.sit(reporter).send(article, filled(answer), **{"decide-title_ar": "mine"})

    article.refresh_from_db()
    assert (again.status_code, article.title_ar) == (200, "عنوانها الثاني")
    assert "الثاني" in on_screen(again, "title_ar")
    assert filled(again)["title_ar"] == "عنواني"


def test_a_decision_about_words_one_may_not_write_decides_nothing(desk, article, editor, translator):
    mine = desk.sit(translator).open(article)
    desk.sit(editor).save(article, title_ar="عنوانها", title_en="Hers")
    answer = desk.sit(translator).send(article, mine, title_en="Mine")
    desk.sit(editor).save(article, title_ar="عنوانها الثاني")

    desk.sit(translator).send(article, filled(answer), **{"decide-title_ar": "theirs", "decide-title_en": "theirs"})

    article.refresh_from_db()
    assert (article.title_ar, article.title_en) == ("عنوانها الثاني", "Hers")


def test_hostile_words_are_shown_as_words(collide, article):
    hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>"

    answer = collide(
        article,
        {"title_ar": f"عنوانها {hostile}", "body_ar": f"<p>نصها {hostile}</p>"},
        {"title_ar": f"</script>{hostile}", "body_ar": f"<p>نصي {hostile}</p>"},
    )

    page = answer.content.decode()
    assert "نصها" in on_screen(answer, "body_ar")
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_what_met_in_one_field_keeps_the_rest_of_the_form(collide, article):
    answer = collide(article, {"title_ar": "عنوانها"}, {"title_ar": "عنواني", "body_en": "<p>New words.</p>"})

    assert filled(answer)["body_en"] == "<p>New words.</p>"


def test_line_ends_alone_are_no_conflict(collide, article):
    answer = collide(article, {"standfirst_en": "One\r\ntwo"}, {"standfirst_en": "One\ntwo"})

    assert answer.status_code == 302
